"""An estimate belongs to the content it was made of."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.policy.models import Change
from yijian.office.work.models import Job


def estimate_current(*, subject: Change, job: Job, **_: Any) -> Refusal | None:
    """Refuse the result of another job, or of a content that has been revised since."""
    mine = subject.job_id == job.pk
    if mine and job.parameters.get("digest") == subject.content_digest:
        return None
    return Refusal(
        code="policy.estimate_old",
        asked="附上数据测算",
        because="拟定内容在测算期间改过",
        missing="对现在这份内容重新测算",
        by="医保行政部门",
    )
