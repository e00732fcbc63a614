"""One evaluation after the other: the focus is not changed from two sides at once."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.selectors.evaluations import open_evaluation


def evaluation_free(*, actor: Actor, **_: Any) -> Refusal | None:
    """Refuse another evaluation while one waits."""
    found = open_evaluation(actor.jurisdiction)
    if found is None:
        return None
    return Refusal(
        code="evaluation.open",
        asked="开始评估",
        because=f"评估 {found.number} 还没有办完（{found.listed_state}）",
        missing="先决定或撤回那一次",
        by="医保行政部门负责人或评估人",
    )
