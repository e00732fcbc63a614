"""A batch of knowledge is tried out on the past once more."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.batch_idle import batch_idle
from yijian.office.monitor.guards.batch_open import batch_open
from yijian.office.monitor.guards.whole_place import whole_place
from yijian.office.monitor.knowledge_models import KnowledgeBatch
from yijian.office.work.actions.queue_job import queue_job


@action(
    "monitor.try_knowledge",
    title="测算知识的影响",
    subject=KnowledgeBatch,
    guards=(whole_place, batch_open, batch_idle),
)
def try_knowledge(*, actor: Actor, subject: KnowledgeBatch) -> KnowledgeBatch:
    """Queue the trial; what an earlier one found stays until this one has ended."""
    subject.job = queue_job(
        actor=actor,
        kind="knowledge",
        title=f"核对和测算知识批次 {subject.number}",
        parameters={"batch": subject.pk},
        slot=f"knowledge {subject.pk}",
    )
    note(job=subject.job.pk)
    return subject
