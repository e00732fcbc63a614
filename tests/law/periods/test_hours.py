"""Periods in hours: exact, unbroken, in Chinese time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yijian.kernel.errors import UsageError
from yijian.law.periods.hours import CHINA, in_china, reckon_hours

at = datetime.fromisoformat
MOMENTS = st.datetimes(at("2000-01-01"), at("2060-01-01"))


def test_hours_run_over_a_holiday() -> None:
    found = reckon_hours(24, at("2026-09-30T10:20"), ("某规定 第五条",))
    assert found.last_moment == datetime(2026, 10, 1, 10, 20, tzinfo=CHINA)
    assert found.as_json() == {
        "start": "2026-09-30T10:20+08:00", "last_day": "2026-10-01",
        "last_moment": "2026-10-01T10:20+08:00", "certain": True, "missing_year": None,
        "waiting": None, "skipped": [], "articles": ["某规定 第五条"],
    }  # fmt: skip


def test_the_last_moment_itself_is_in_time() -> None:
    found = reckon_hours(24, at("2026-03-01T10:00"))
    assert not found.passed(at("2026-03-02T10:00"))
    assert found.passed(at("2026-03-02T10:00:01"))
    assert not found.passed(at("2026-03-02T02:00Z"))


def test_another_zone_is_told_in_chinese_time() -> None:
    assert in_china(at("2026-03-01T23:00Z")).day == 2
    assert in_china(at("2026-03-01T23:00")).utcoffset() == timedelta(hours=8)


def test_a_negative_period_is_refused() -> None:
    with pytest.raises(UsageError, match="负数"):
        reckon_hours(-1, at("2026-03-01"))


@given(MOMENTS, st.integers(0, 500), st.integers(0, 500))
def test_hours_add_up_and_never_end_before_they_start(
    start: datetime, first: int, second: int
) -> None:
    once = reckon_hours(first + second, start)
    twice = reckon_hours(second, reckon_hours(first, start).last_moment)
    assert in_china(start) <= once.last_moment == twice.last_moment
