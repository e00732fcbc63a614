"""How numbers, money and days are written."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import RequestFactory

from yijian.analytics.charts.peer_scale import Measure, Scale
from yijian.office.framework.templatetags import yijian as words


@pytest.mark.parametrize(
    ("written", "value", "expected"),
    [
        (words.thousands, 1234567, "1,234,567"),
        (words.thousands, None, "—"),
        (words.yuan, Decimal("1234.5"), "1,234.50 元"),
        (words.yuan, None, "—"),
        (words.amount, Decimal("9999.99"), "9,999.99 元"),
        (words.amount, Decimal("10000"), "1.00 万元"),
        (words.amount, Decimal("12345678.00"), "1,234.57 万元"),
        (words.amount, Decimal("-12345678.00"), "-1,234.57 万元"),
        (words.amount, Decimal("987654321.00"), "9.88 亿元"),
        (words.share, Decimal("0.12345"), "12.3%"),
        (words.share, None, "—"),
        (words.day, date(2026, 11, 21), "2026-11-21"),
        (words.day, None, "—"),
        (words.moment, datetime(2026, 11, 20, 17, 5, tzinfo=UTC), "2026-11-21 01:05"),
        (words.month, date(2026, 11, 1), "2026-11"),
        (words.file_size, 823, "823 字节"),
        (words.file_size, 1_234_567, "1.2 MB"),
        (words.file_size, 2_147_483_648, "2.1 GB"),
        (words.lasting, 3.21, "3.2 秒"),
        (words.lasting, 125, "2 分 05 秒"),
        (words.lasting, None, "—"),
        (words.masked, "62010019770430123456", "620****3456"),
        (words.masked, None, "—"),
    ],
)
def test_written(written: Any, value: Any, expected: str) -> None:
    assert written(value) == expected


def test_a_measure_is_written_as_its_chart_does() -> None:
    assert words.measured(Measure("占比", Scale.SHARE), Decimal("0.255")) == "25.5%"
    assert words.measured(Measure("疑点", Scale.NUMBER, "条"), Decimal("3")) == "3 条"


def test_an_address_keeps_filters_and_drops_the_place_in_the_list() -> None:
    request = RequestFactory().get("/?q=甲&kind=1&after=x&before=y")
    address = words.address({"request": request}, kind="", after="H1")
    assert address == "?q=%E7%94%B2&after=H1"
