from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from yijian.analytics.charts.money_unit import WAN_YUAN, YUAN, exact, money_unit

AMOUNTS = st.decimals(0, Decimal("99999999999999.99"), places=2)


def test_ten_thousand_yuan_is_shown_in_ten_thousands_and_a_cent_less_is_not() -> None:
    assert money_unit([Decimal(3), Decimal("10000.00")]) is WAN_YUAN
    assert money_unit([Decimal("9999.99")]) is YUAN
    assert money_unit([]) is YUAN


@given(AMOUNTS)
def test_shown_is_exact_in_either_unit(amount: Decimal) -> None:
    assert WAN_YUAN.shown(amount) * 10_000 == amount == YUAN.shown(amount)


def test_text_has_separators_and_rounds_half_up() -> None:
    assert exact(Decimal("1234567.895")) == "1,234,567.90 元"
    assert WAN_YUAN.text(Decimal("12345650")) == "1,234.57 万元"
