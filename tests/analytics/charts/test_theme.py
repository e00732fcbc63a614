from __future__ import annotations

from decimal import Decimal

import altair as alt

from yijian.analytics.charts.theme import (
    COUNT_FORMAT,
    PAPER,
    PASSED,
    PRIMARY,
    WARNING,
    from_zero,
    layered,
    upright_axis,
)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, two: str) -> float:
    high, low = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_colours_are_told_apart_by_brightness_too() -> None:
    assert _contrast(WARNING, PAPER) >= 4
    assert _contrast(PRIMARY, PAPER) >= 4.5
    assert _contrast(PASSED, WARNING) >= 2
    assert _contrast(PASSED, PRIMARY) >= 3


def test_a_chart_is_as_wide_as_its_place_and_speaks_chinese() -> None:
    bar = alt.Chart(alt.InlineData(values=[{"a": 1}])).mark_bar().encode(x="a:Q")
    drawn = layered([bar], height=100, sentence="一句话。", note="其余未画出").to_dict()
    assert (drawn["width"], drawn["description"]) == ("container", "一句话。")
    assert drawn["title"] == "其余未画出"
    config = drawn["config"]
    assert "WenQuanYi Micro Hei" in config["font"]
    assert config["locale"]["number"]["thousands"] == ","
    assert config["axis"]["aria"] is config["legend"]["aria"] is config["mark"]["aria"] is False


def test_a_scale_begins_at_zero_and_has_a_length() -> None:
    assert from_zero([Decimal(0), Decimal(2)]).to_dict()["zero"] is True
    assert from_zero([Decimal(0)]).to_dict()["domain"] == [0, 1]


def test_the_second_axis_has_no_grid_and_counts_are_whole() -> None:
    left = upright_axis("金额（元）", ",~f").to_dict()
    right = upright_axis("疑点（个）", COUNT_FORMAT, at_right=True).to_dict()
    assert (left["grid"], right["grid"]) == (True, False)
    assert right["tickMinStep"] == 1
    assert "tickMinStep" not in left
