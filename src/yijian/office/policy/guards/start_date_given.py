"""An approved item begins on a day, not before it was approved."""

from __future__ import annotations

from datetime import date
from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.policy.models import LocalItem


def start_date_given(*, subject: LocalItem, since: date | None, **_: Any) -> Refusal | None:
    """Refuse no day, and one before the day of the approval."""
    approved = subject.document_day
    if since is not None and approved is not None and since >= approved:
        return None
    because = "没有写执行日期" if since is None else f"执行日期早于批准日期 {approved}"
    return Refusal(
        code="policy.no_start",
        asked="执行项目",
        because=because,
        missing="不早于批准日期的执行日期",
        by="医保行政部门",
    )
