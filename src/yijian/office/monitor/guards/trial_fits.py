"""A trial belongs to the batch that asked for it."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.knowledge_models import KnowledgeBatch
from yijian.office.work.models import Job, JobState


def trial_fits(*, subject: KnowledgeBatch, job: Job, **_: Any) -> Refusal | None:
    """Refuse what another job found, or one that found nothing that can be adopted."""
    fits = subject.job_id == job.pk and job.state == JobState.DONE
    if fits and job.result.get("content"):
        return None
    return Refusal(
        code="knowledge.other_trial",
        asked="附上影响测算",
        because="这不是对这一批最近一次的测算",
        missing="对这一批内容的测算",
        by="系统",
    )
