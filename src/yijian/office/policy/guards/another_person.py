"""Who decides is not who prepared."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.policy.models import Change


def another_person(*, actor: Actor, subject: Change, **_: Any) -> Refusal | None:
    """Refuse somebody who drafted, estimated or assessed the change."""
    prepared = {
        "拟定": subject.made_by,
        "测算": subject.estimate.get("by", ""),
        "评估": subject.risk.get("by", ""),
    }
    mine = [what for what, who in prepared.items() if who == actor.username]
    if not mine:
        return None
    return Refusal(
        code="policy.same_person",
        asked="批准或发布",
        because=f"这项变更由您{'、'.join(mine)}",
        missing="另一个人的决定",
        by="其他医保行政部门负责人",
    )
