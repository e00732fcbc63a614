from __future__ import annotations

import pytest

from tests.office.policy.asked import OVERRIDE, assessed, proposed
from yijian.office.framework.guard import Guarded
from yijian.office.policy.actions.start_estimate import start_estimate


def test_a_job_is_queued(officer) -> None:
    change = proposed(officer)
    change = start_estimate(actor=officer, subject=change.pk, revision=change.revision)
    assert change.job.kind == "estimate"
    assert change.job.parameters == {"change": change.pk, "digest": change.content_digest}
    assert change.job.requested_by == officer.username
    other = proposed(officer, value=6)
    with pytest.raises(Guarded, match="已有一项测算"):
        start_estimate(actor=officer, subject=other.pk, revision=other.revision)


def test_nothing_past_reads_it(officer) -> None:
    change = proposed(officer, OVERRIDE, value=False, unit="bool", inclusive=None)
    with pytest.raises(Guarded, match="没有历史数据读取这个参数"):
        start_estimate(actor=officer, subject=change.pk, revision=change.revision)


def test_what_was_assessed_stays(officer) -> None:
    change = assessed(officer, proposed(officer))
    with pytest.raises(Guarded, match="现为“已评估”"):
        start_estimate(actor=officer, subject=change.pk, revision=change.revision)
