"""One piece of work on a batch at a time."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.knowledge_models import KnowledgeBatch
from yijian.office.work.models import JobState

_AT_WORK = (JobState.QUEUED, JobState.RUNNING)


def batch_idle(*, subject: KnowledgeBatch, **_: Any) -> Refusal | None:
    """Refuse while a trial of the batch waits or is at work."""
    if subject.job is None or subject.job.state not in _AT_WORK:
        return None
    return Refusal(
        code="knowledge.trying",
        asked="办理这一批",
        because="它正在核对或测算",
        missing="等它结束，或先撤回这项测算工作",
        by="提交人",
    )
