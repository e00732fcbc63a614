"""Nobody decides about the own account."""

from __future__ import annotations

from typing import Any

from yijian.office.accounts.models import User
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal


def not_oneself(*, actor: Actor, subject: User, **_: Any) -> Refusal | None:
    """Refuse the administrator whose own account it is."""
    if subject.username != actor.username:
        return None
    return Refusal(
        code="accounts.oneself",
        asked="办理自己的账号",
        because="停用、恢复、调整和重置不能由本人对本人办理",
        missing="另一名账号管理员",
        by="本统筹区的其他账号管理员",
    )
