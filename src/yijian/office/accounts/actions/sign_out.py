"""Signing out."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor


@action("accounts.sign_out", title="退出登录")
def sign_out(*, actor: Actor) -> None:
    """Write down that the person has left; the caller ends the session."""
