"""Dates: one way to write them, inclusive ranges, and words when they are wrong."""

from __future__ import annotations

from datetime import date

import pytest

from yijian.kernel.dates import FOREVER, DateRange, parse_date
from yijian.kernel.errors import UsageError


def test_a_date_is_read() -> None:
    assert parse_date("2026-11-21") == date(2026, 11, 21)
    assert parse_date("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["2026-02-30", "2026/11/21", "21.11.2026", "", "明天", "2026-11"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as refusal:
        parse_date(text)
    assert refusal.value.code == "date.format"
    assert f"“{text}”" in refusal.value.message
    assert "2026-11-21" in refusal.value.message


def test_a_range_may_be_one_day_or_open() -> None:
    day = date(2026, 3, 1)
    assert DateRange(day, day).first == DateRange(day, day).last == day
    assert DateRange().first is None
    assert DateRange(None, day).last == day
    assert DateRange(day).last is None


def test_a_range_that_runs_backwards_is_refused() -> None:
    with pytest.raises(UsageError) as refusal:
        DateRange(date(2026, 3, 2), date(2026, 3, 1))
    assert refusal.value.code == "date.range"
    assert "2026-03-02 晚于结束日期 2026-03-01" in refusal.value.message


def test_open_means_the_last_day_of_all() -> None:
    assert date.max == FOREVER
