"""Another person decides that a batch of knowledge shall not hold."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.batch_idle import batch_idle
from yijian.office.monitor.guards.staged_by_another import staged_by_another
from yijian.office.monitor.guards.whole_place import whole_place
from yijian.office.monitor.knowledge_models import KnowledgeBatch
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.reject_knowledge",
    title="不予采用知识",
    subject=KnowledgeBatch,
    guards=(whole_place, staged_by_another, closing_reason_given, batch_idle),
    step="monitor.knowledge:reject_knowledge",
)
def reject_knowledge(*, actor: Actor, subject: KnowledgeBatch, reason: str) -> KnowledgeBatch:
    """The batch is closed; the reason stays on it."""
    subject.decided_by = actor.username
    subject.decision = {"reason": reason.strip(), "name": actor.name, "at": actor.at.isoformat()}
    subject.message = f"{actor.name}不予采用：{reason.strip()}"
    return subject
