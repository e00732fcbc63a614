from __future__ import annotations

from decimal import Decimal

from yijian.analytics.charts.ranked import (
    Bar,
    captions,
    data_of,
    facts_of,
    length_axis,
    ranked_layers,
    row_axis,
)

BARS = [
    Bar("B", "乙", Decimal(3), "3 条", {"名称": "乙"}),
    Bar("A", "甲", Decimal(1), "1 条", {"名称": "甲"}),
]


def test_rows_keep_the_order_given() -> None:
    assert row_axis(["B", "A"]).to_dict()["scale"]["domain"] == ["B", "A"]
    assert [row["key"] for row in data_of(BARS).to_dict()["values"]] == ["B", "A"]
    assert [fact.to_dict()["field"] for fact in facts_of(BARS)] == ["名称"]


def test_a_name_may_take_the_room_that_the_words_leave() -> None:
    name, words = captions(BARS)
    assert name.to_dict()["mark"]["limit"] == {"expr": "max(60, width - 38)"}
    assert words.to_dict()["encoding"]["x"] == {"value": "width"}


def test_an_axis_of_whole_numbers_has_whole_ticks() -> None:
    assert length_axis(BARS, "条数", ",d").to_dict()["axis"]["tickMinStep"] == 1
    half = [Bar("A", "甲", Decimal("0.5"), "", {})]
    assert "tickMinStep" not in length_axis(half, "金额（元）", ",~f").to_dict()["axis"]


def test_a_ranked_list_has_bars_names_and_words() -> None:
    marks = [layer.to_dict()["mark"]["type"] for layer in ranked_layers(BARS, "条数", ",d")]
    assert marks == ["bar", "text", "text"]
