"""Deadlines: the vectors of the reference, rolling, exclusion, extension, the unknown year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.calendar.test_workdays import FICTITIOUS
from yijian.law.calendar import WorkCalendar
from yijian.law.periods import Exclusion, Period, reckon

CALENDAR = WorkCalendar()
STARTS = st.dates(date(2024, 1, 1), date(2026, 6, 30))
AMOUNTS = st.integers(0, 60)
UNITS = st.sampled_from(["working_day", "day", "month"])


def working(start: date, days: int) -> date:
    found = reckon(Period(days, "working_day"), start, CALENDAR, rolls=True)
    assert found.certain
    return found.last_day


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 2, 10), 15, date(2026, 3, 9)),
        (date(2026, 9, 28), 5, date(2026, 10, 10)),
        (date(2026, 4, 30), 7, date(2026, 5, 13)),
        (date(2025, 12, 25), 5, date(2026, 1, 4)),
        (date(2026, 9, 24), 15, date(2026, 10, 22)),
    ],
)
def test_vectors_of_the_reference(start: date, days: int, end: date) -> None:
    assert working(start, days) == end


def test_a_last_day_off_rolls_only_where_the_law_says_so() -> None:
    period, start = Period(15, "day"), date(2026, 9, 20)
    rolled = reckon(period, start, CALENDAR, rolls=True)
    assert rolled.last_day == date(2026, 10, 8)
    assert [it.why for it in rolled.skipped] == ["末日遇国庆节顺延"] * 3
    assert reckon(period, start, CALENDAR, rolls=False).last_day == date(2026, 10, 5)


def test_thirty_days_and_thirty_more() -> None:
    found = reckon(
        Period(30, "day"), date(2026, 3, 2), CALENDAR, rolls=False, extensions=[Period(30, "day")]
    )
    assert found.last_day == date(2026, 5, 1)


def test_excluded_days_stretch_the_period() -> None:
    review = Exclusion(date(2026, 3, 10), date(2026, 3, 19), "专家评审")
    found = reckon(Period(90, "day"), date(2026, 3, 2), CALENDAR, rolls=False, excluded=[review])
    assert found.last_day == date(2026, 3, 2) + timedelta(days=100)
    assert len(found.skipped) == 10


def test_an_exclusion_that_goes_on_stops_the_clock() -> None:
    appraisal = Exclusion(date(2026, 3, 10), None, "鉴定")
    found = reckon(Period(90, "day"), date(2026, 3, 2), CALENDAR, rolls=True, excluded=[appraisal])
    assert (found.last_day, found.certain, found.waiting) == (date(2026, 3, 9), False, "鉴定")
    assert found.passed(date(2026, 3, 9)) is False
    assert found.passed(date(2027, 3, 9)) is None


def test_beyond_the_published_year_the_last_certain_day_is_provisional() -> None:
    found = reckon(Period(5, "working_day"), date(2026, 12, 29), CALENDAR, rolls=True)
    assert (found.last_day, found.certain) == (date(2026, 12, 31), False)
    assert found.missing_year == 2027
    assert found.passed(date(2027, 1, 20)) is None
    month = reckon(Period(1, "month"), date(2026, 12, 15), CALENDAR, rolls=True)
    assert (month.last_day, month.missing_year) == (date(2027, 1, 15), 2027)
    fixed = reckon(Period(3, "month"), date(2026, 12, 15), CALENDAR, rolls=False)
    assert (fixed.last_day, fixed.certain) == (date(2027, 3, 15), True)


def test_an_overlay_makes_it_certain() -> None:
    calendar = WorkCalendar([FICTITIOUS])
    found = reckon(Period(5, "working_day"), date(2026, 12, 29), calendar, rolls=True)
    assert (found.last_day, found.certain) == (date(2027, 1, 6), True)
    assert found.passed(date(2027, 1, 7)) is True


@given(STARTS, AMOUNTS, AMOUNTS, UNITS, st.booleans())
def test_a_longer_period_never_ends_earlier(
    start: date, amount: int, more: int, unit: str, rolls: bool
) -> None:
    shorter = reckon(Period(amount, unit), start, CALENDAR, rolls=rolls)  # type: ignore[arg-type]
    longer = reckon(Period(amount + more, unit), start, CALENDAR, rolls=rolls)  # type: ignore[arg-type]
    assert start <= shorter.last_day <= longer.last_day or not longer.certain


@given(STARTS, st.integers(0, 20), st.integers(0, 20))
def test_working_days_add_up(start: date, first: int, second: int) -> None:
    assert working(working(start, first), second) == working(start, first + second) or first == 0


@given(STARTS, AMOUNTS, UNITS)
def test_a_rolled_last_day_is_a_working_day(start: date, amount: int, unit: str) -> None:
    found = reckon(Period(amount, unit), start, CALENDAR, rolls=True)  # type: ignore[arg-type]
    assert not found.certain or CALENDAR.is_working(found.last_day)
