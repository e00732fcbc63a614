"""Nothing is withdrawn without a reason."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal


def reason_given(*, reason: str, **_: Any) -> Refusal | None:
    """Refuse an empty reason."""
    if reason.strip():
        return None
    return Refusal(
        code="work.no_reason",
        asked="撤回",
        because="没有写撤回的理由",
        missing="一句话的理由",
        by="撤回人",
    )
