"""Dates of the project: ISO, inclusive ranges, and one date that means "still open"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yijian.kernel.errors import UsageError

FOREVER = date(9999, 12, 31)
"""End of a validity that has no end."""


def parse_date(text: str) -> date:
    """A date written ``2026-11-21``.

    Raises:
        UsageError: the text is no such date.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError("date.format", f"日期“{text}”无法识别；应写成 2026-11-21") from None


@dataclass(frozen=True)
class DateRange:
    """An inclusive range of dates; ``None`` leaves that end open."""

    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise UsageError(
                "date.range", f"开始日期 {self.first} 晚于结束日期 {self.last}；请交换两者"
            )
