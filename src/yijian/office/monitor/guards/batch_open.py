"""A batch is tried out while nobody has decided about it."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.knowledge_models import OPEN, KnowledgeBatch


def batch_open(*, subject: KnowledgeBatch, **_: Any) -> Refusal | None:
    """Refuse a batch that was decided, withdrawn, or cannot be used."""
    if subject.state in OPEN:
        return None
    return Refusal(
        code="knowledge.closed",
        asked="测算这一批",
        because=f"它的状态是“{subject.state_title}”",
        missing="一批还没有决定的知识",
        by="提交人",
    )
