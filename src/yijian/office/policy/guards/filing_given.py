"""A filing is shown by the receipt of the nation."""

from __future__ import annotations

from datetime import date
from typing import Any

from yijian.office.framework.guard import Refusal


def filing_given(*, filing_number: str, filing_day: date | None, **_: Any) -> Refusal | None:
    """Refuse to record a filing without number and day."""
    if filing_number.strip() and filing_day is not None:
        return None
    return Refusal(
        code="policy.no_filing",
        asked="记录备案",
        because="没有写备案文号或备案日期",
        missing="国家医保行政部门备案回执的文号和日期",
        by="医保行政部门",
    )
