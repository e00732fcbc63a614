"""Who decides an evaluation had no part in it."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.evaluation_models import Evaluation


def evaluated_by_another(*, actor: Actor, subject: Evaluation, **_: Any) -> Refusal | None:
    """Refuse the person who began it, or proposed a change in it."""
    makers = {subject.made_by, *(it["by"] for it in subject.changes)}
    if actor.username not in makers:
        return None
    return Refusal(
        code="evaluation.same_person",
        asked="决定评估",
        because="这次评估由您参与",
        missing="另一个人的决定",
        by="没有参与的医保行政部门负责人",
    )
