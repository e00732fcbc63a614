"""The dates of a run must make a period."""

from __future__ import annotations

from datetime import date
from typing import Any

from yijian.office.framework.guard import Refusal


def run_dates(
    *, date_from: date | None = None, date_to: date | None = None, **_: Any
) -> Refusal | None:
    """Refuse a last day before the first."""
    if date_from is None or date_to is None or date_from <= date_to:
        return None
    return Refusal(
        code="run.dates",
        asked="开始稽核",
        because=f"费用起日 {date_from} 晚于费用止日 {date_to}",
        missing="起日不晚于止日的期间",
        by="发起人",
    )
