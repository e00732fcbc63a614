"""A batch of knowledge that was decided did not come into force."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.monitor.knowledge_models import KnowledgeBatch


@action(
    "monitor.return_knowledge",
    title="知识没有生效",
    subject=KnowledgeBatch,
    step="monitor.knowledge:return_knowledge",
)
def return_knowledge(*, actor: Actor, subject: KnowledgeBatch, reason: str) -> KnowledgeBatch:
    """The lake is as it was; it may be decided anew. The trail keeps who decided before."""
    subject.decided_by = ""
    subject.decision = {}
    subject.message = f"没有生效，数据湖保持原样：{reason}"
    return subject
