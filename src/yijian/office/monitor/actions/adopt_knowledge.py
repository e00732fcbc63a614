"""Another person decides that a batch of knowledge shall hold."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.adoption_free import adoption_free
from yijian.office.monitor.guards.batch_idle import batch_idle
from yijian.office.monitor.guards.staged_by_another import staged_by_another
from yijian.office.monitor.guards.trial_current import trial_current
from yijian.office.monitor.guards.whole_place import whole_place
from yijian.office.monitor.knowledge_models import KnowledgeBatch
from yijian.office.policy.guards.closing_reason_given import closing_reason_given
from yijian.office.work.actions.queue_job import queue_job


@action(
    "monitor.adopt_knowledge",
    title="采用知识",
    subject=KnowledgeBatch,
    guards=(
        whole_place,
        staged_by_another,
        closing_reason_given,
        batch_idle,
        adoption_free,
        trial_current,
    ),
    step="monitor.knowledge:adopt_knowledge",
)
def adopt_knowledge(*, actor: Actor, subject: KnowledgeBatch, reason: str) -> KnowledgeBatch:
    """Decided; the system writes it into the lake in one stroke, and then it is in force."""
    subject.decided_by = actor.username
    subject.decision = {"reason": reason.strip(), "name": actor.name, "at": actor.at.isoformat()}
    subject.message = ""
    subject.job = queue_job(
        actor=actor,
        kind="adoption",
        title=f"使知识批次 {subject.number} 生效",
        parameters={"batch": subject.pk},
        slot="adoption",
    )
    note(key=subject.number, job=subject.job.pk)
    return subject
