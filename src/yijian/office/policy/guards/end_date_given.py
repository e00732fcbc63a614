"""An item ends on a day, not before it began."""

from __future__ import annotations

from datetime import date
from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.policy.models import LocalItem


def end_date_given(*, subject: LocalItem, until: date | None, **_: Any) -> Refusal | None:
    """Refuse no day, and one before the first on which it was paid for."""
    began = subject.since
    if until is not None and began is not None and until >= began:
        return None
    because = "没有写停止日期" if until is None else f"停止日期早于执行日期 {began}"
    return Refusal(
        code="policy.no_end",
        asked="停止执行",
        because=because,
        missing="不早于执行日期的停止日期",
        by="医保行政部门",
    )
