"""One batch at a time comes into force."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.knowledge_models import ADOPTED, KnowledgeBatch


def adoption_free(*, actor: Actor, **_: Any) -> Refusal | None:
    """Refuse while another batch is coming into force."""
    coming = KnowledgeBatch.objects.filter(jurisdiction=actor.jurisdiction, state=ADOPTED).first()
    if coming is None:
        return None
    return Refusal(
        code="knowledge.coming",
        asked="采用这一批",
        because=f"批次 {coming.number} 正在生效",
        missing="等它生效，再对变动后的知识测算这一批",
        by="经办机构复审或医保行政部门负责人",
    )
