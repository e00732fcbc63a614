"""Lengths of periods and excluded days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yijian.kernel.errors import UsageError
from yijian.law.periods.period import Exclusion, Period, add_months

DAYS = st.dates(date(2005, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 3, 31), 0, date(2026, 3, 31)),
    ],
)
def test_months_end_on_the_same_number_or_at_the_month_s_end(
    start: date, months: int, end: date
) -> None:
    assert add_months(start, months) == end


@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_more_months_never_end_earlier(start: date, fewer: int, more: int) -> None:
    assert add_months(start, fewer) <= add_months(start, fewer + more)


def test_a_year_is_twelve_months() -> None:
    start = date(2026, 5, 6)
    assert Period(3, "year").calendar_days(start) == Period(36, "month").calendar_days(start)


def test_words() -> None:
    assert str(Period(5, "working_day")) == "5 个工作日"
    with pytest.raises(UsageError, match="负数"):
        Period(-1, "day")


def test_exclusions() -> None:
    hearing = Exclusion(date(2026, 3, 2), date(2026, 3, 4), "听证")
    assert hearing.length == timedelta(days=3)
    assert hearing.holds(date(2026, 3, 4))
    assert not hearing.holds(date(2026, 3, 5))
    assert Exclusion(date(2026, 3, 2), None, "鉴定").length is None
    with pytest.raises(UsageError, match="早于起日"):
        Exclusion(date(2026, 3, 4), date(2026, 3, 2), "听证")
