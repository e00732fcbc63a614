"""What has been handed in is changed no more."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.policy.models import LocalItem


def item_drafted(*, subject: LocalItem, **_: Any) -> Refusal | None:
    """Refuse to revise an item that is no draft."""
    if subject.state == subject.rules.first.id:
        return None
    return Refusal(
        code="policy.item_closed",
        asked="修改",
        because=f"这个项目现为“{subject.state_title}”",
        missing="仍为“已拟定”的项目",
        by="医保行政部门",
    )
