"""Who decides about knowledge is not who brought it."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.knowledge_models import KnowledgeBatch


def staged_by_another(*, actor: Actor, subject: KnowledgeBatch, **_: Any) -> Refusal | None:
    """Refuse the person who handed the batch in."""
    if subject.made_by != actor.username:
        return None
    return Refusal(
        code="knowledge.same_person",
        asked="决定这一批",
        because="这一批由您提交",
        missing="另一个人的决定",
        by="经办机构复审或医保行政部门负责人",
    )
