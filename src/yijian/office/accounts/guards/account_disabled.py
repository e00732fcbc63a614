"""Only a disabled account is enabled again."""

from __future__ import annotations

from typing import Any

from yijian.office.accounts.models import User
from yijian.office.framework.guard import Refusal


def account_disabled(*, subject: User, **_: Any) -> Refusal | None:
    """Refuse for an account that is in use."""
    if not subject.is_active:
        return None
    return Refusal(
        code="accounts.already_enabled",
        asked="恢复这个账号",
        because="它正在使用",
        missing="无须办理",
        by="账号管理员",
    )
