"""What has ended cannot be withdrawn."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.work.models import Job, JobState


def job_open(*, subject: Job, **_: Any) -> Refusal | None:
    """Refuse to withdraw a job that has ended."""
    if subject.state in (JobState.QUEUED, JobState.RUNNING):
        return None
    return Refusal(
        code="work.ended",
        asked="撤回这项后台工作",
        because=f"它已经结束，状态是“{JobState(subject.state).label}”",
        missing="一项排队或进行中的工作",
        by="经办机构初审或复审",
    )
