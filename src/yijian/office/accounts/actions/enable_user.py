"""Enabling a disabled account again."""

from __future__ import annotations

from yijian.office.accounts.guards.account_disabled import account_disabled
from yijian.office.accounts.guards.not_oneself import not_oneself
from yijian.office.accounts.guards.reason_given import reason_given
from yijian.office.accounts.models import User
from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor


@action(
    "accounts.enable_user",
    title="恢复账号",
    subject=User,
    guards=(not_oneself, account_disabled, reason_given),
)
def enable_user(*, actor: Actor, subject: User, reason: str) -> None:
    """Open the account again, with the password and the second factor it had."""
    subject.is_active = True
