"""The length of a period, and days that do not count."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from yijian.kernel.errors import UsageError

TimeUnit = Literal["working_day", "day", "month", "year"]
UNITS: dict[TimeUnit, str] = {
    "working_day": "个工作日",
    "day": "日",
    "month": "个月",
    "year": "年",
}
MONTHS = 12


@dataclass(frozen=True)
class Period:
    """``amount`` of ``unit``; the day on which it starts is not counted.

    Raises:
        UsageError: a negative amount.
    """

    amount: int
    unit: TimeUnit

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise UsageError("law.period_negative", f"期间不能是负数：{self.amount}")

    def __str__(self) -> str:
        return f"{self.amount} {UNITS[self.unit]}"

    def calendar_days(self, start: date) -> int:
        """How many calendar days after ``start`` the period ends; not for working days.

        A month ends on the same number of the day, or on the last day of a shorter month.
        """
        if self.unit == "day":
            return self.amount
        months = self.amount * (MONTHS if self.unit == "year" else 1)
        return (add_months(start, months) - start).days


def add_months(start: date, months: int) -> date:
    """The same day ``months`` later, or the last day of that month where it is shorter."""
    years, month = divmod(start.month - 1 + months, MONTHS)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True)
class Exclusion:
    """Days that do not count (hearing, appraisal, expert review, suspension), both inclusive.

    ``last`` None means that it still goes on: the clock stands.
    """

    first: date
    last: date | None
    why: str

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise UsageError("law.exclusion", f"{self.why}的止日 {self.last} 早于起日 {self.first}")

    def holds(self, day: date) -> bool:
        """Whether ``day`` is one of the excluded days."""
        return self.first <= day and (self.last is None or day <= self.last)

    @property
    def length(self) -> timedelta | None:
        """How long it took; None while it goes on."""
        return None if self.last is None else self.last - self.first + timedelta(days=1)
