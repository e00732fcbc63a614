"""Only a job that waits can be begun."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.work.models import Job, JobState


def job_queued(*, subject: Job, **_: Any) -> Refusal | None:
    """Refuse to begin a job that does not wait in the queue."""
    if subject.state == JobState.QUEUED:
        return None
    return Refusal(
        code="work.not_queued",
        asked="开始这项后台工作",
        because=f"它的状态是“{JobState(subject.state).label}”，不在排队",
        missing="一项排队中的工作",
        by="系统",
    )
