"""Helping somebody who can no longer sign in."""

from __future__ import annotations

from axes.handlers.proxy import AxesProxyHandler
from django_otp import devices_for_user

from yijian.office.accounts.guards.not_oneself import not_oneself
from yijian.office.accounts.guards.password_strong import password_strong
from yijian.office.accounts.guards.reason_given import reason_given
from yijian.office.accounts.models import User
from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor


@action(
    "accounts.reset_sign_in",
    title="重置密码与动态口令",
    subject=User,
    guards=(not_oneself, reason_given, password_strong),
    secret=("password",),
)
def reset_sign_in(*, actor: Actor, subject: User, password: str, reason: str) -> None:
    """Set a one-time ``password``, take the second factor and any lock away.

    Sessions of the account end with the old password.
    """
    subject.set_password(password)
    subject.must_change_password = True
    for device in devices_for_user(subject, confirmed=None):
        device.delete()
    AxesProxyHandler.reset_attempts(username=subject.username)
