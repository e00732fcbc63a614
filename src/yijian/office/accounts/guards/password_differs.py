"""A new password is another one."""

from __future__ import annotations

from typing import Any

from yijian.office.accounts.models import User
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal


def password_differs(*, actor: Actor, password: str, **_: Any) -> Refusal | None:
    """Refuse the password that the actor has now."""
    user = User.objects.get(username=actor.username)
    if not user.check_password(password):
        return None
    return Refusal(
        code="accounts.same_password",
        asked="使用这个密码",
        because="它与现在的密码相同",
        missing="换一个密码",
        by="本人",
    )
