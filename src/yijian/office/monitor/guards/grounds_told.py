"""Who brings knowledge says where it comes from and why it should hold."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from yijian.office.framework.guard import Refusal


def grounds_told(*, grounds: str, **_: Any) -> Refusal | None:
    """Refuse grounds shorter than ``LIMIT REASON_LENGTH``."""
    least = settings.LIMIT["REASON_LENGTH"]
    if len(grounds.strip()) >= least:
        return None
    return Refusal(
        code="knowledge.grounds",
        asked="提交这一批",
        because="没有写来源和理由，或写得太短",
        missing=f"至少 {least} 个字：哪次公布、哪份文件，为什么现在采用",
        by="提交人",
    )
