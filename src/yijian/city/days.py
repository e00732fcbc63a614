"""The city's calendar: a fixed first day, whole months, and days and seconds as integers.

A day is the number of days since 1970-01-01, a moment the number of seconds since then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from yijian.city.chance import Ints

FIRST_DAY = date(2026, 1, 1)
DAY = 86_400
HOUR = 3_600
MINUTE = 60
_EPOCH = date(1970, 1, 1).toordinal()


def number_of(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - _EPOCH


def date_of(day: int) -> date:
    """The date of a day number."""
    return date.fromordinal(day + _EPOCH)


def month_of(day: Ints) -> Ints:
    """Months since January 1970 of day numbers."""
    return day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def first_of_month(month: int) -> int:
    """The day number on which a month (since January 1970) begins."""
    return number_of(date(1970 + month // 12, month % 12 + 1, 1))


@dataclass(frozen=True)
class Horizon:
    """The days the city lives through, both ends included."""

    first: int
    last: int

    @classmethod
    def of(cls, months: int) -> Horizon:
        """``months`` whole months from the city's first day."""
        first = number_of(FIRST_DAY)
        start = (FIRST_DAY.year - 1970) * 12 + FIRST_DAY.month - 1
        return cls(first, first_of_month(start + months) - 1)

    @property
    def months(self) -> range:
        """The months, as months since January 1970."""
        edges = month_of(np.array([self.first, self.last], dtype=np.int64))
        return range(int(edges[0]), int(edges[1]) + 1)

    @property
    def days(self) -> int:
        """How many days there are."""
        return self.last - self.first + 1


def ages(birth: Ints, day: Ints) -> Ints:
    """Full years between birth and day (29 February counts from 1 March)."""
    born, now = birth.astype("datetime64[D]"), day.astype("datetime64[D]")
    born_month, now_month = born.astype("datetime64[M]"), now.astype("datetime64[M]")
    months = (now_month - born_month).astype(np.int64)
    late = (now - now_month).astype(np.int64) < (born - born_month).astype(np.int64)
    years: Ints = (months - late) // 12
    return years
