"""An account is disabled once."""

from __future__ import annotations

from typing import Any

from yijian.office.accounts.models import User
from yijian.office.framework.guard import Refusal


def account_in_use(*, subject: User, **_: Any) -> Refusal | None:
    """Refuse for an account that is disabled already."""
    if subject.is_active:
        return None
    return Refusal(
        code="accounts.already_disabled",
        asked="办理这个账号",
        because="它已停用",
        missing="需要时先恢复账号",
        by="账号管理员",
    )
