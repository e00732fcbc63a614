from __future__ import annotations

from decimal import Decimal

import pytest

from yijian.analytics.charts.peer_scale import Measure, PeerScale, Scale


@pytest.mark.parametrize(
    ("scale", "word", "value", "text"),
    [
        (Scale.SHARE, "", "0.62345", "62.3%"),
        (Scale.YUAN, "", "36753", "36,753.00 元"),
        (Scale.NUMBER, "天", "8.25", "8.25 天"),
        (Scale.NUMBER, "人次", "1204", "1,204 人次"),
        (Scale.NUMBER, "", "7", "7"),
    ],
)
def test_a_value_in_words(scale: Scale, word: str, value: str, text: str) -> None:
    measure = Measure("指标", scale, word)
    assert PeerScale.of([Decimal(value)], measure).text(Decimal(value)) == text


def test_words_stand_where_there_is_room() -> None:
    scale = PeerScale.of([Decimal(1), Decimal(9)], Measure("指标", Scale.NUMBER))
    assert scale.right_half(Decimal(6))
    assert not scale.right_half(Decimal(5))


def test_the_axis_names_its_unit() -> None:
    large = [Decimal(9_000), Decimal(120_000)]
    axis = PeerScale.of(large, Measure("次均费用", Scale.YUAN)).axis().to_dict()
    assert axis["axis"]["title"] == "次均费用（万元）"
    share = PeerScale.of(large, Measure("药费占比", Scale.SHARE)).axis().to_dict()
    assert share["axis"]["title"] == "药费占比"


def test_values_that_cannot_be_negative_have_no_negative_axis() -> None:
    measure = Measure("指标", Scale.NUMBER)
    for low, high in (("0.01", "9"), ("0", "0"), ("3", "3"), ("0.4", "0.5")):
        first, last = PeerScale.of([Decimal(low), Decimal(high)], measure).domain()
        assert 0 <= first <= float(low) <= float(high) < last
    first, _ = PeerScale.of([Decimal(-2), Decimal(9)], measure).domain()
    assert first < -2
