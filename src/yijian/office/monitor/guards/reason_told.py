"""A person's data is not shown in clear without a reason that says something."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.models import Unmasking

ASKED = "查看个人信息明文"


def reason_told(*, reason: str, **_: Any) -> Refusal | None:
    """Refuse a reason that is missing, shorter than ``LIMIT REASON_LENGTH``, one character over
    and over, or longer than can be kept."""
    least, most = settings.LIMIT["REASON_LENGTH"], Unmasking._meta.get_field("reason").max_length
    text = reason.strip()
    if not text:
        because = "没有写理由"
    elif len(text) < least or len(set(text)) <= 1:
        because = f"理由“{text[:least]}”太简略"
    elif len(text) > most:
        because = f"理由长 {len(text):,} 个字，超过 {most:,} 个字"
    else:
        return None
    return Refusal(
        code="monitor.unmask_reason",
        asked=ASKED,
        because=because,
        missing=f"说明为什么要看的理由，{least} 至 {most} 个字",
        by="查看人",
    )
