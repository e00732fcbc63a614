from __future__ import annotations

from datetime import date

import pytest

from tests.office.monitor.ruled import drafted
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.start_trial import start_trial
from yijian.office.work.models import Job


def test_a_sample_is_written_down(actor, home) -> None:
    first = actor("first_reviewer")
    row = drafted(first)
    asking = {"subject": row.pk, "revision": row.revision}
    with pytest.raises(NotAllowed):
        start_trial(actor=actor("auditor"), kind="replay", **asking)
    with pytest.raises(Guarded, match="没有写哪些日期或机构"):
        start_trial(actor=first, kind="sample", **asking)
    row = start_trial(
        actor=first,
        kind="sample",
        date_from=date(2026, 3, 1),
        institutions=("H62010200001",),
        **asking,
    )
    job = Job.objects.get(pk=row.job_id)
    assert job.parameters == {
        "version": row.pk, "digest": row.digest, "kind": "sample", "from": "2026-03-01",
        "to": None, "institutions": ["H62010200001"],
    }  # fmt: skip
    assert job.title == "样本试跑：数量超过一（YJ96201000000001 第 1001 版）"
