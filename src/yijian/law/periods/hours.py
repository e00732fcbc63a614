"""Periods in hours: from a moment to a moment, in Chinese time.

A period in hours runs without a break: no day off stops it and its end does not roll. It is
counted from the moment itself. 行政处罚程序规定 58 leaves the hour of the event out; counting it
ends up to an hour earlier, so whoever keeps our moment keeps the law's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from yijian.kernel.errors import UsageError

CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True)
class LastMoment:
    """The last moment at which something may still be done (inclusive), in Chinese time."""

    start: datetime
    last_moment: datetime
    articles: tuple[str, ...] = ()

    def passed(self, at: datetime) -> bool:
        """Whether the period is over at the moment ``at``."""
        return in_china(at) > self.last_moment

    def as_json(self) -> dict[str, Any]:
        """The object of ``yijian law deadline --json``: the keys of a deadline in days."""
        return {
            "start": self.start.isoformat(timespec="minutes"),
            "last_day": self.last_moment.date().isoformat(),
            "last_moment": self.last_moment.isoformat(timespec="minutes"),
            "certain": True,
            "missing_year": None,
            "waiting": None,
            "skipped": [],
            "articles": list(self.articles),
        }


def in_china(moment: datetime) -> datetime:
    """The moment in Chinese time; one without a zone is Chinese time already."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=CHINA)
    return moment.astimezone(CHINA)


def reckon_hours(hours: int, start: datetime, articles: tuple[str, ...] = ()) -> LastMoment:
    """The last moment of ``hours`` hours that an event at ``start`` sets going.

    Raises:
        UsageError: ``law.period_negative``.
    """
    if hours < 0:
        raise UsageError("law.period_negative", f"期间不能是负数：{hours} 小时")
    begins = in_china(start)
    return LastMoment(begins, begins + timedelta(hours=hours), articles)
