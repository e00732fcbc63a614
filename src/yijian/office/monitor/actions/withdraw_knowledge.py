"""A batch of knowledge that nobody has adopted is withdrawn."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.batch_idle import batch_idle
from yijian.office.monitor.guards.whole_place import whole_place
from yijian.office.monitor.knowledge_models import KnowledgeBatch
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.withdraw_knowledge",
    title="撤回知识",
    subject=KnowledgeBatch,
    guards=(whole_place, closing_reason_given, batch_idle),
    step="monitor.knowledge:withdraw_knowledge",
)
def withdraw_knowledge(*, actor: Actor, subject: KnowledgeBatch, reason: str) -> KnowledgeBatch:
    """The files stay where they lie, and never come into force."""
    subject.message = f"{actor.name}撤回：{reason.strip()}"
    return subject
