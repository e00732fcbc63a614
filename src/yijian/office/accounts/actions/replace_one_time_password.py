"""Replacing the password that an administrator has handed out."""

from __future__ import annotations

from yijian.office.accounts.guards.password_differs import password_differs
from yijian.office.accounts.guards.password_is_one_time import password_is_one_time
from yijian.office.accounts.guards.password_strong import password_strong
from yijian.office.accounts.models import User
from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor


@action(
    "accounts.replace_one_time_password",
    title="更换一次性密码",
    guards=(password_is_one_time, password_differs, password_strong),
    secret=("password",),
)
def replace_one_time_password(*, actor: Actor, password: str) -> User:
    """Set the password of the actor's own choice; the account is then like any other."""
    user = User.objects.select_for_update().get(username=actor.username)
    note(subject=f"{User._meta.label_lower}:{user.pk}")
    user.set_password(password)
    user.must_change_password = False
    user.save()
    return user
