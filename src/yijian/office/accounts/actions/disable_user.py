"""Disabling an account."""

from __future__ import annotations

from yijian.office.accounts.guards.account_in_use import account_in_use
from yijian.office.accounts.guards.administrator_remains import administrator_remains
from yijian.office.accounts.guards.not_oneself import not_oneself
from yijian.office.accounts.guards.reason_given import reason_given
from yijian.office.accounts.models import User
from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor


@action(
    "accounts.disable_user",
    title="停用账号",
    subject=User,
    guards=(not_oneself, account_in_use, administrator_remains, reason_given),
)
def disable_user(*, actor: Actor, subject: User, reason: str) -> None:
    """Close the account; who is signed in with it is out at the next click."""
    subject.is_active = False
