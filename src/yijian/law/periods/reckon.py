"""Reckoning: the last day of a period, the days skipped and why.

The day of the event is not counted (行政处罚程序规定 58); working days skip days off; a period
that the law lets roll ends on the next working day; excluded days stretch it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from yijian.law.calendar.workdays import WorkCalendar
from yijian.law.periods.period import Exclusion, Period

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Skipped:
    """A day that was not counted, and why."""

    day: date
    why: str


@dataclass(frozen=True)
class Deadline:
    """The last day on which something may still be done (inclusive).

    ``certain`` is False while the calendar of ``missing_year`` is not published or an exclusion
    goes on (``waiting``); ``last_day`` is then the earliest the deadline can be, shown as 暂定.
    """

    start: date
    last_day: date
    certain: bool
    missing_year: int | None = None
    waiting: str | None = None
    skipped: tuple[Skipped, ...] = ()
    articles: tuple[str, ...] = field(default=())

    def passed(self, on: date) -> bool | None:
        """Whether the period is over on the day ``on``; None while that cannot be said."""
        if on <= self.last_day:
            return False
        return True if self.certain else None

    def as_json(self) -> dict[str, Any]:
        """The object of ``yijian law deadline --json``."""
        return {
            "start": self.start.isoformat(),
            "last_day": self.last_day.isoformat(),
            "last_moment": None,
            "certain": self.certain,
            "missing_year": self.missing_year,
            "waiting": self.waiting,
            "skipped": [{"day": it.day.isoformat(), "why": it.why} for it in self.skipped],
            "articles": list(self.articles),
        }


class _Stand(Exception):
    """The count cannot go on: the calendar ends, or an exclusion has no end yet."""

    def __init__(self, day: date, *, year: int | None = None, waiting: str | None = None) -> None:
        super().__init__()
        self.day, self.year, self.waiting = day, year, waiting


def reckon(
    period: Period,
    start: date,
    calendar: WorkCalendar,
    *,
    rolls: bool,
    excluded: Sequence[Exclusion] = (),
    extensions: Sequence[Period] = (),
    articles: tuple[str, ...] = (),
) -> Deadline:
    """The deadline of ``period`` that an event on ``start`` sets going.

    ``extensions`` follow one another, each from the day on which the one before ended before
    rolling. ``rolls``: the law lets a last day off move to the next working day.
    """
    skipped: list[Skipped] = []
    day = start
    year, waiting = None, None
    try:
        for part in (period, *extensions):
            day = _count(part, day, calendar, excluded, skipped)
        if rolls:
            day = _roll(day, calendar, skipped)
    except _Stand as stand:
        day, year, waiting = stand.day, stand.year, stand.waiting
    return Deadline(
        start=start,
        last_day=day,
        certain=year is None and waiting is None,
        missing_year=year,
        waiting=waiting,
        skipped=tuple(skipped),
        articles=articles,
    )


def _count(
    part: Period,
    start: date,
    calendar: WorkCalendar,
    excluded: Sequence[Exclusion],
    skipped: list[Skipped],
) -> date:
    working = part.unit == "working_day"
    left = part.amount if working else part.calendar_days(start)
    day = start
    while left:
        following = day + DAY
        if working and following > calendar.known_until:
            raise _Stand(day, year=following.year)
        why = _not_counted(following, excluded, day)
        if why is None and working:
            why = calendar.why_off(following)
        if why is None:
            left -= 1
        else:
            skipped.append(Skipped(following, why))
        day = following
    return day


def _not_counted(day: date, excluded: Sequence[Exclusion], before: date) -> str | None:
    for exclusion in excluded:
        if exclusion.holds(day):
            if exclusion.last is None:
                raise _Stand(before, waiting=exclusion.why)
            return exclusion.why
    return None


def _roll(day: date, calendar: WorkCalendar, skipped: list[Skipped]) -> date:
    while True:
        if day > calendar.known_until:
            raise _Stand(day, year=day.year)
        why = calendar.why_off(day)
        if why is None:
            return day
        skipped.append(Skipped(day, f"末日遇{why}顺延"))
        day += DAY
