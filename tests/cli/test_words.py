"""Numbers as people read them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from yijian.cli.words import amount, count, interval, lasting, share, yuan_cell


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("0.00", "0.00 元"),
        ("9999.99", "9,999.99 元"),
        ("10000.00", "10,000.00 元（1.00 万元）"),
        (Decimal("-1234567.8"), "-1,234,567.80 元（-123.46 万元）"),
    ],
)
def test_amounts(given: str | Decimal, said: str) -> None:
    assert amount(given) == said


def test_cells() -> None:
    assert count(1234567) == "1,234,567"
    assert yuan_cell("1234.5") == "1,234.50"
    assert (share(0.9567), share(None)) == ("95.7%", "—")
    assert (interval([0.5, 1.0]), interval(None)) == ("50.0%～100.0%", "—")
    assert (lasting(3.21), lasting(125.2)) == ("3.2 秒", "2 分 05 秒")
