from __future__ import annotations

import pytest

from tests.office.monitor.ruled import drafted
from yijian.office.framework.guard import Guarded
from yijian.office.monitor.actions.start_cases import start_cases
from yijian.office.work.models import Job


def test_queued_once(actor) -> None:
    first = actor("first_reviewer")
    row = drafted(first)
    row = start_cases(actor=first, subject=row.pk, revision=row.revision)
    job = Job.objects.get(pk=row.job_id)
    assert (job.kind, job.parameters["version"]) == ("rule_cases", row.pk)
    with pytest.raises(Guarded, match="已有一项规则试跑"):
        start_cases(actor=first, subject=row.pk, revision=row.revision)


def test_not_of_a_faulty_rule(actor) -> None:
    row = drafted(actor("first_reviewer"), text="还没有写")
    with pytest.raises(Guarded, match="缺少卡片"):
        start_cases(actor=actor("first_reviewer"), subject=row.pk, revision=row.revision)
