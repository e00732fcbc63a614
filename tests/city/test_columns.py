from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import numpy as np

from yijian.city.columns import (
    always,
    birthdays,
    chosen,
    dates,
    decimal,
    moments,
    money,
    serial,
    words,
)


def test_money_is_exact_and_signed() -> None:
    column = money(np.array([1234, -5, 0]))
    assert column.to_pylist() == [Decimal("12.34"), Decimal("-0.05"), Decimal("0.00")]
    known = decimal(np.array([7, 8]), 16, 4, np.array([True, False]))
    assert known.to_pylist() == [Decimal("0.0007"), None]


def test_text_and_codes() -> None:
    assert serial("D62", np.array([7, 12]), 4).to_pylist() == ["D620007", "D620012"]
    assert chosen(words(["甲", "乙"]), np.array([1, -1, 0])).to_pylist() == ["乙", None, "甲"]
    assert always("1", 2).to_pylist() == ["1", "1"]


def test_days_and_moments() -> None:
    assert dates(np.array([0, -1])).to_pylist() == [date(1970, 1, 1), None]
    assert birthdays(np.array([-1])).to_pylist() == [date(1969, 12, 31)]
    assert moments(np.array([86_461, -1])).to_pylist() == [datetime(1970, 1, 2, 0, 1, 1), None]  # noqa: DTZ001
