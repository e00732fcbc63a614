"""A username is short, plain and held by one person."""

from __future__ import annotations

import re
from typing import Any

from yijian.office.accounts.models import User
from yijian.office.framework.guard import Refusal
from yijian.office.framework.roles import Role

FORM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{2,63}", re.ASCII)


def username_usable(*, username: str, **_: Any) -> Refusal | None:
    """Refuse a username of another form, and one that somebody holds already."""
    if not FORM.fullmatch(username):
        return _refused("账号只用字母、数字和 . _ -，以字母或数字开头，3 至 64 位")
    if username == Role.SYSTEM or User.objects.filter(username=username).exists():
        return taken(username)
    return None


def taken(username: str) -> Refusal:
    """The refusal of a username that somebody holds."""
    return _refused(f"账号 {username} 已有人使用")


def _refused(because: str) -> Refusal:
    return Refusal(
        code="accounts.username_unusable",
        asked="开通账号",
        because=because,
        missing="换一个账号",
        by="账号管理员",
    )
