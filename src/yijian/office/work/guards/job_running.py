"""Only a job at work can end or go back to the queue."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.work.models import Job, JobState


def job_running(*, subject: Job, **_: Any) -> Refusal | None:
    """Refuse to end or return a job that is not at work."""
    if subject.state == JobState.RUNNING:
        return None
    return Refusal(
        code="work.not_running",
        asked="结束或收回这项后台工作",
        because=f"它的状态是“{JobState(subject.state).label}”，不在进行",
        missing="一项进行中的工作",
        by="系统",
    )
