"""An evaluation says what it concludes."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from yijian.office.framework.guard import Refusal


def summary_told(*, summary: str, **_: Any) -> Refusal | None:
    """Refuse a conclusion shorter than ``LIMIT REASON_LENGTH``."""
    least = settings.LIMIT["REASON_LENGTH"]
    if len(summary.strip()) >= least:
        return None
    return Refusal(
        code="evaluation.summary",
        asked="提交评估",
        because="没有写结论，或写得太短",
        missing=f"至少 {least} 个字：效果怎样，为什么这样调整",
        by="评估人",
    )
