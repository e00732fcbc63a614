"""Who changes a password knows the one before."""

from __future__ import annotations

from typing import Any

from yijian.office.accounts.models import User
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal


def old_password_right(*, actor: Actor, old_password: str, **_: Any) -> Refusal | None:
    """Refuse a wrong present password."""
    if User.objects.get(username=actor.username).check_password(old_password):
        return None
    return Refusal(
        code="accounts.wrong_old_password",
        asked="修改密码",
        because="现在的密码不对",
        missing="正确的现用密码",
        by="本人；忘记时由账号管理员重置",
    )
