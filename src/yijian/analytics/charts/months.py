"""Months on an axis: ``2026-11``, none left out between the first and the last."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

_DECEMBER = 12


def month_text(month: date) -> str:
    """A month as it is shown: ``2026-11``."""
    return f"{month:%Y-%m}"


def every_month(months: Iterable[date]) -> list[date]:
    """The first days of all months from the earliest to the latest of ``months``."""
    known = sorted(month.replace(day=1) for month in months)
    found = known[:1]
    while known and found[-1] < known[-1]:
        last = found[-1]
        turn = last.month == _DECEMBER
        found.append(date(last.year + turn, 1 if turn else last.month + 1, 1))
    return found
