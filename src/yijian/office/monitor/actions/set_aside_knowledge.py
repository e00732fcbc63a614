"""A roll-back has taken a batch of knowledge back."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.knowledge_models import KnowledgeBatch


@action(
    "monitor.set_aside_knowledge",
    title="回退完成",
    subject=KnowledgeBatch,
    step="monitor.knowledge:set_aside_knowledge",
)
def set_aside_knowledge(*, actor: Actor, subject: KnowledgeBatch, reason: str) -> KnowledgeBatch:
    """It holds no more; its files and all it ever brought stay where they are."""
    subject.message = reason
    note(key=subject.number)
    return subject
