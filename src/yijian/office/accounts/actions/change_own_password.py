"""Changing one's own password."""

from __future__ import annotations

from yijian.office.accounts.guards.old_password_right import old_password_right
from yijian.office.accounts.guards.password_differs import password_differs
from yijian.office.accounts.guards.password_strong import password_strong
from yijian.office.accounts.models import User
from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor


@action(
    "accounts.change_own_password",
    title="修改自己的密码",
    guards=(old_password_right, password_differs, password_strong),
    secret=("old_password", "password"),
)
def change_own_password(*, actor: Actor, old_password: str, password: str) -> User:
    """Set the actor's password; every other session of the account ends with it."""
    user = User.objects.select_for_update().get(username=actor.username)
    note(subject=f"{User._meta.label_lower}:{user.pk}")
    user.set_password(password)
    user.save()
    return user
