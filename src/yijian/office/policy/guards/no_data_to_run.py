"""A written estimate stands in for data only where there are none."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.policy.estimating.parts import parts_of
from yijian.office.policy.models import Change
from yijian.office.work.models import JobState


def no_data_to_run(*, subject: Change, **_: Any) -> Refusal | None:
    """Refuse to write by hand what the past can be asked, unless asking it has failed."""
    failed = subject.job is not None and subject.job.state == JobState.FAILED
    if failed or not parts_of(subject):
        return None
    return Refusal(
        code="policy.data_there",
        asked="书面测算",
        because="有历史数据可以测算",
        missing="先用数据测算；测算没有完成的，才可以书面测算",
        by="医保行政部门",
    )
