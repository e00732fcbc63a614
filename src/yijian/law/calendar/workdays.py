"""Working days of a place: Monday to Friday not listed off, and listed make-up days.

The library ``chinesecalendar`` holds the published years; overlays add later years and local
festivals. Beyond the last published year there is no answer, only the name of that year.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import chinese_calendar
from chinese_calendar.constants import holidays, workdays

from yijian.kernel.errors import Refused
from yijian.law.calendar.overlay import SATURDAY, Overlay

WEEKDAYS = "一二三四五六日"
FIRST_DAY = date(min(day.year for day in holidays), 1, 1)
_PUBLISHED = date(max(day.year for day in (*holidays, *workdays)), 12, 31)
_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}


class WorkCalendar:
    """The calendar of one jurisdiction; ``known_until`` is its last published day.

    ``overlays`` are those of the jurisdiction and of the places above it, in any order. Of
    national overlays, only an unbroken row of years after the library's extends the calendar.
    """

    def __init__(self, overlays: Iterable[Overlay] = (), *, national: str = "national") -> None:
        self._off: dict[date, str] = {}
        self._work: set[date] = set()
        self.fictitious: frozenset[int] = frozenset()
        given = sorted(overlays, key=lambda overlay: overlay.year)
        until = _PUBLISHED
        for overlay in given:
            if overlay.jurisdiction == national and overlay.year == until.year + 1:
                until = date(overlay.year, 12, 31)
            self._lay(overlay)
        self.known_until = until

    def _lay(self, overlay: Overlay) -> None:
        for row in overlay.days_off:
            self._off |= dict.fromkeys(row.days(), row.title)
        self._work |= set(overlay.make_up)
        if overlay.fictitious:
            self.fictitious |= {overlay.year}

    def why_off(self, day: date) -> str | None:
        """Why ``day`` is no working day (``星期六``, ``春节``); None for a working day.

        Raises:
            Refused: ``law.calendar_unknown``: the arrangement of that year is not published.
        """
        if not FIRST_DAY <= day <= self.known_until:
            raise Refused(
                "law.calendar_unknown",
                f"{day.year} 年的放假安排尚未公布或未录入，不能判断 {day} 是否工作日",
            )
        if day in self._work:
            return None
        if day in self._off:
            return self._off[day]
        if day <= _PUBLISHED:
            return _published(day)
        return f"星期{WEEKDAYS[day.weekday()]}" if day.weekday() >= SATURDAY else None

    def is_working(self, day: date) -> bool:
        """Whether ``day`` is a working day; raises as :meth:`why_off`."""
        return self.why_off(day) is None

    def next_working(self, day: date) -> date:
        """``day`` itself if it is a working day, else the next one; raises as :meth:`why_off`."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day


def _published(day: date) -> str | None:
    if chinese_calendar.is_workday(day):
        return None
    _, name = chinese_calendar.get_holiday_detail(day)
    return _NAMES.get(str(name), str(name)) if name else f"星期{WEEKDAYS[day.weekday()]}"
