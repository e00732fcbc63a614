from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from yijian.city.days import (
    FIRST_DAY,
    Horizon,
    ages,
    date_of,
    first_of_month,
    month_of,
    number_of,
)

DAYS = st.dates(date(1930, 1, 1), date(2040, 12, 31))


@given(DAYS, DAYS)
def test_ages_are_full_years(birth: date, day: date) -> None:
    birth, day = min(birth, day), max(birth, day)
    expected = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    assert ages(np.array([number_of(birth)]), np.array([number_of(day)]))[0] == expected


@given(DAYS)
def test_days_and_months_are_numbers_and_back(day: date) -> None:
    assert date_of(number_of(day)) == day
    month = int(month_of(np.array([number_of(day)]))[0])
    assert date_of(first_of_month(month)) == day.replace(day=1)


def test_the_horizon_is_whole_months() -> None:
    year = Horizon.of(12)
    assert date_of(year.first) == FIRST_DAY
    assert date_of(year.last) == FIRST_DAY.replace(month=12, day=31)
    assert year.days == 365
    assert len(year.months) == 12
    assert date_of(Horizon.of(2).last) == date(2026, 2, 28)
