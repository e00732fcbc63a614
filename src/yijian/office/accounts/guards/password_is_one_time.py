"""Only a password that somebody else has handed out is replaced without asking for it."""

from __future__ import annotations

from typing import Any

from yijian.office.accounts.models import User
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal


def password_is_one_time(*, actor: Actor, **_: Any) -> Refusal | None:
    """Refuse unless the account must change its password."""
    if User.objects.get(username=actor.username).must_change_password:
        return None
    return Refusal(
        code="accounts.no_one_time_password",
        asked="更换一次性密码",
        because="这个账号的密码不是一次性密码",
        missing="在自己的账号页修改密码",
        by="本人",
    )
