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
        kind, name = listed.pop(day, ("", None))
        assert (kind, name or "") == _expected(day, calendar.why_off(day)), day
    assert not listed


def _expected(day: date, why: str | None) -> tuple[str, str]:
    if why is None:
        return ("调休上班", "") if day.weekday() >= WEEKEND else ("", "")
    return ("周末", "") if why.startswith("星期") else ("法定节假日", why)
