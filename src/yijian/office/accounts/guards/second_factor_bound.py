"""Recovery codes stand in for a second factor that is bound."""

from __future__ import annotations

from typing import Any

from yijian.office.accounts.models import User
from yijian.office.accounts.second_factor import authenticator_of
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal


def second_factor_bound(*, actor: Actor, **_: Any) -> Refusal | None:
    """Refuse where no second factor is bound."""
    if authenticator_of(User.objects.get(username=actor.username)) is not None:
        return None
    return Refusal(
        code="accounts.second_factor_unbound",
        asked="更换恢复码",
        because="这个账号还没有绑定动态口令",
        missing="先绑定动态口令",
        by="本人",
    )
