"""A written estimate says something."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from yijian.office.framework.guard import Refusal


def estimate_told(*, message: str, **_: Any) -> Refusal | None:
    """Refuse a text shorter than ``LIMIT ESTIMATE_LENGTH``."""
    least = settings.LIMIT["ESTIMATE_LENGTH"]
    if len(message.strip()) >= least:
        return None
    return Refusal(
        code="policy.estimate_short",
        asked="附上书面测算",
        because="没有写测算，或写得太短",
        missing=f"至少 {least} 个字：依据什么数据、影响多少机构和人员、影响多少金额",
        by="测算人",
    )
