"""What the government decided is shown by its document."""

from __future__ import annotations

from datetime import date
from typing import Any

from yijian.office.framework.guard import Refusal


def government_document_given(
    *, document_number: str, document_day: date | None, **_: Any
) -> Refusal | None:
    """Refuse to record an approval without number and day of the document."""
    if document_number.strip() and document_day is not None:
        return None
    return Refusal(
        code="policy.no_document",
        asked="记录政府批准",
        because="没有写批准文号或批准日期",
        missing="政府批复的文号和日期",
        by="医保行政部门",
    )
