from __future__ import annotations

from datetime import date

from tests.office.policy.asked import WINDOW, content, year
from yijian.kernel.dates import FOREVER
from yijian.office.policy.models import Change
from yijian.office.policy.wanted import wanted


def test_from_what_is_asked_or_from_the_row() -> None:
    asked = wanted(kind="parameter", place="lanzhou", parameter=WINDOW, content=content())
    assert (asked.is_parameter, asked.since, asked.until) == (True, date(2027, 1, 1), FOREVER)
    row = Change(kind="parameter", place="lanzhou", parameter=WINDOW, content=content())
    assert wanted(row) == asked
    assert wanted(row, content=content(until="2027-06-30")).until == date(2027, 6, 30)


def test_a_year_from_its_first_day_off_on() -> None:
    asked = wanted(kind="calendar", place="national", content=year())
    assert (asked.is_parameter, asked.since, asked.until) == (
        False,
        date(2027, 1, 1),
        date(2027, 12, 31),
    )
    early = [{"first": "2026-12-31", "last": "2027-01-02", "title": "元旦"}]
    asked = wanted(kind="calendar", content=year(days_off=early))
    assert asked.since == date(2026, 12, 31)
