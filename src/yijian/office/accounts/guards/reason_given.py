"""What is decided about somebody has a reason."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal


def reason_given(*, reason: str, **_: Any) -> Refusal | None:
    """Refuse an empty reason."""
    if reason.strip():
        return None
    return Refusal(
        code="accounts.no_reason",
        asked="办理",
        because="没有写明原因",
        missing="原因",
        by="账号管理员",
    )
