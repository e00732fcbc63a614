"""A risk assessment says who is affected, what may go wrong and what is done about it."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from yijian.office.framework.guard import Refusal
from yijian.office.policy.words import RISK_LEVELS


def risk_told(*, level: str, affected: str, risks: str, measures: str, **_: Any) -> Refusal | None:
    """Refuse a level that is none, and answers shorter than ``LIMIT REASON_LENGTH``."""
    least = settings.LIMIT["REASON_LENGTH"]
    told = {"影响谁": affected, "有什么风险": risks, "怎样应对": measures}
    short = [what for what, text in told.items() if len(text.strip()) < least]
    if level in RISK_LEVELS and not short:
        return None
    unclear = [] if level in RISK_LEVELS else ["风险等级"]
    return Refusal(
        code="policy.risk_short",
        asked="作出风险评估",
        because=f"没有写清{'、'.join([*unclear, *short])}",
        missing=f"风险等级，以及各至少 {least} 个字的说明",
        by="评估人",
    )
