"""A move changes the role or the organisation."""

from __future__ import annotations

from typing import Any

from yijian.office.accounts.models import User
from yijian.office.framework.guard import Refusal


def placement_changes(*, subject: User, role: str, organisation: int, **_: Any) -> Refusal | None:
    """Refuse a move to where the person is already."""
    if (subject.role, subject.organisation_id) != (role, organisation):
        return None
    return Refusal(
        code="accounts.same_placement",
        asked="调整角色或单位",
        because="角色和单位都没有变化",
        missing="选另一个角色或单位",
        by="账号管理员",
    )
