"""The buttons of a page: those somebody may press, and why not the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from yijian.office.accounts.guards.account_disabled import account_disabled
from yijian.office.accounts.guards.account_in_use import account_in_use
from yijian.office.accounts.guards.administrator_remains import administrator_remains
from yijian.office.accounts.guards.not_oneself import not_oneself
from yijian.office.accounts.models import User
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.framework.permission import PERMISSIONS, NotAllowed, demand

Asked = Callable[..., Refusal | None]


@dataclass(frozen=True)
class Offer:
    """A button: its Chinese title, where it leads; ``because`` is empty if it may be pressed."""

    title: str
    address: str
    because: str


STANDING: dict[str, tuple[Asked, ...]] = {
    "move_user": (not_oneself,),
    "reset_sign_in": (not_oneself,),
    "disable_user": (not_oneself, account_in_use, administrator_remains),
    "enable_user": (not_oneself, account_disabled),
}
"""What can be asked before anything is filled in."""


def offers(actor: Actor, user: User) -> list[Offer]:
    """What can be done with an account; of disabling and enabling the one that fits its state."""
    hidden = "enable_user" if user.is_active else "disable_user"
    return [
        Offer(
            title=PERMISSIONS[f"accounts.{name}"].title,
            address=reverse(f"accounts:{name}", args=(user.pk,)),
            because=_obstacle(actor, user, name),
        )
        for name in STANDING
        if name != hidden
    ]


def _obstacle(actor: Actor, user: User, name: str) -> str:
    try:
        demand(actor, f"accounts.{name}", user)
    except NotAllowed as refusal:
        return refusal.message
    for guard in STANDING[name]:
        if found := guard(actor=actor, subject=user):
            return f"{found.because}；由{found.by}办理"
    return ""
