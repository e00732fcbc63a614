"""The lake holds a batch of knowledge that was decided."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.set_aside_knowledge import set_aside_knowledge
from yijian.office.monitor.knowledge_models import IN_FORCE, KnowledgeBatch


@action(
    "monitor.put_knowledge_in_force",
    title="知识生效",
    subject=KnowledgeBatch,
    step="monitor.knowledge:put_knowledge_in_force",
)
def put_knowledge_in_force(
    *, actor: Actor, subject: KnowledgeBatch, version: str
) -> KnowledgeBatch:
    """Runs that begin from now on use it; what a roll-back takes back stands as rolled back."""
    subject.version = version
    subject.in_force_at = actor.at
    undone = subject.undoes
    if undone is not None and undone.state == IN_FORCE:
        set_aside_knowledge(
            actor=actor, subject=undone.pk, revision=undone.revision, reason=_because(subject)
        )
    note(key=subject.number)
    return subject


def _because(subject: KnowledgeBatch) -> str:
    return f"批次 {subject.number} 回退：{subject.decision.get('reason', '')}"
