"""Shares and the JSON they become."""

from __future__ import annotations

from decimal import Decimal

from yijian.analytics.scores import Evaluation, RulePrecision, SchemeRecall, Share


def test_a_share_has_four_places_and_an_interval() -> None:
    share = Share(2, 3)
    assert share.ratio == 0.6667
    assert share.interval == [0.2077, 0.9385]


def test_a_share_of_nothing_is_null() -> None:
    assert Share(0, 0).ratio is None
    assert Share(0, 0).interval is None


def test_money_is_text_with_two_decimals() -> None:
    scheme = SchemeRecall("A", True, 1, 1, Decimal("1.5"), Decimal(0), 0, 0)
    amounts = [Decimal(n) for n in ("1", "2", "3", "4")]
    rule = RulePrecision("R", "甲", "违规", 2, 1, 0, *amounts)
    answer = Evaluation((scheme,), (rule,), (), ()).as_json()
    assert answer["schemes"][0]["fund_amount"] == "1.50"
    assert answer["rules"][0]["true_counted_fund_amount"] == "4.00"
    assert answer["total"]["counted_fund_amount"] == "3.00"
    assert answer["confidence"] == 0.95
