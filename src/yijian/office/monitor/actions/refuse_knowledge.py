"""A batch of knowledge cannot be used."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.knowledge_models import KnowledgeBatch
from yijian.office.work.models import Job


@action(
    "monitor.refuse_knowledge",
    title="核对未通过",
    subject=KnowledgeBatch,
    secret=("job",),
    step="monitor.knowledge:refuse_knowledge",
)
def refuse_knowledge(*, actor: Actor, subject: KnowledgeBatch, job: Job) -> KnowledgeBatch:
    """No row of it can be taken, or it says nothing new: the sentence stays on the batch."""
    subject.message = job.message
    subject.trial = {**job.result, "job": job.pk, "at": actor.at.isoformat()}
    note(reason=job.message)
    return subject
