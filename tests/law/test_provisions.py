"""Ranges: ends that count or do not, multiples of an amount, and how they are said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yijian.law import Law
from yijian.law.provisions import Bounds, Provision

VALUE = Law.load().value("case.sanction.fraud_fine_min", "national", date(2024, 6, 1))
TWICE = Bounds(Decimal(2), Decimal(5), "ratio", "obtained", (VALUE, VALUE), None)
MONTHS = replace(TWICE, least=Decimal(6), most=Decimal(12), unit="month", base=None)
CENT = Decimal("0.01")


def test_a_multiple_counts_both_ends() -> None:
    base = Decimal("1000.10")
    least, most = TWICE.ends(base)
    assert (least, most) == (Decimal("2000.20"), Decimal("5000.50"))
    assert TWICE.holds(least, base)
    assert TWICE.holds(most, base)
    assert not TWICE.holds(least - CENT, base)
    assert not TWICE.holds(most + CENT, base)
    with pytest.raises(ValueError, match="needs an amount"):
        TWICE.ends(None)


def test_an_end_that_the_text_excludes_does_not_count() -> None:
    open_ended = replace(MONTHS, values=(VALUE, replace(VALUE, inclusive=False)))
    assert open_ended.holds(Decimal(6), None)
    assert not open_ended.holds(Decimal(12), None)
    assert not replace(MONTHS, values=(replace(VALUE, inclusive=False), VALUE)).holds(
        Decimal(6), None
    )


def test_a_range_speaks_chinese() -> None:
    assert TWICE.said() == "骗取的金额2倍以上5倍以下"
    assert TWICE.said(Decimal(1000)).endswith("即 2,000.00 元至 5,000.00 元")
    assert MONTHS.said() == "6个月以上12个月以下"
    assert replace(MONTHS, least=Decimal(5), most=Decimal(5), unit="year").said() == "5年"
    low = replace(TWICE, values=(VALUE, replace(VALUE, confidence="low")))
    assert (TWICE.as_json()["confidence"], low.confidence) == ("high", "low")


def test_a_provision_is_cited_with_its_title() -> None:
    found = Provision("fund-regulation", "条例", "行政法规", "第三十八条", None, "P")
    assert (str(found), found.as_json()["said"]) == ("《条例》第三十八条", "《条例》第三十八条")


@given(st.decimals(0, 10**8, places=2), st.decimals(1, 10**6, places=2))
def test_what_holds_lies_between_the_ends(amount: Decimal, base: Decimal) -> None:
    assert TWICE.holds(amount, base) == (2 * base <= amount <= 5 * base)
