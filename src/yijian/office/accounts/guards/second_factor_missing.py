"""A second factor is bound once; another one only after a reset."""

from __future__ import annotations

from typing import Any

from yijian.office.accounts.models import User
from yijian.office.accounts.second_factor import authenticator_of
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal


def second_factor_missing(*, actor: Actor, **_: Any) -> Refusal | None:
    """Refuse where one is bound: who has found an open session must not bind his own."""
    if authenticator_of(User.objects.get(username=actor.username)) is None:
        return None
    return Refusal(
        code="accounts.second_factor_bound",
        asked="再绑定一个动态口令",
        because="这个账号已绑定动态口令",
        missing="先重置登录方式",
        by="账号管理员",
    )
