"""The shipped days of rest are those of the law's calendar, day by day."""

from __future__ import annotations

from datetime import date, timedelta

from yijian.audit.knowledge.resolve import shipped
from yijian.law.calendar import WorkCalendar

FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)
WEEKEND = 5


def test_every_day_is_what_the_calendar_says() -> None:
    listed = {row["day"]: (row["kind"], row["name"]) for row in shipped("rest_day")}
    calendar = WorkCalendar()
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        why = calendar.why_off(day)
        if why is None:
            expected = ("调休上班", None) if day.weekday() >= WEEKEND else None
        else:
            expected = ("周末", None) if why.startswith("星期") else ("法定节假日", why)
        found = listed.pop(day, None)
        assert (found and (found[0], found[1] or None)) == expected, day
    assert not listed
