"""Who closes, returns or withdraws something says why."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from yijian.office.framework.guard import Refusal


def closing_reason_given(*, reason: str, **_: Any) -> Refusal | None:
    """Refuse a reason shorter than ``LIMIT REASON_LENGTH``."""
    least = settings.LIMIT["REASON_LENGTH"]
    if len(reason.strip()) >= least:
        return None
    return Refusal(
        code="policy.reason",
        asked="办理",
        because="没有写理由，或写得太短",
        missing=f"至少 {least} 个字的理由",
        by="办理人",
    )
