"""Rendering is slow to start: one SVG, one PNG and one bundle for all tests."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import altair as alt
import pytest

from tests.analytics.charts.samples import COVERAGE, MONTHS
from yijian.analytics.charts.coverage_by_rule import coverage_by_rule
from yijian.analytics.charts.findings_by_month import findings_by_month
from yijian.analytics.charts.render import bundle, png, spec, svg


def _chart(drawn: Any) -> alt.LayerChart:
    assert isinstance(drawn, alt.LayerChart)
    return drawn


@pytest.fixture(scope="module")
def picture() -> str:
    return svg(_chart(coverage_by_rule(COVERAGE)), width=480)


def test_an_svg_has_the_width_asked_and_the_words(picture: str) -> None:
    assert picture.startswith("<svg ")
    assert 'width="480"' in picture
    for words in (
        "死亡后结算",
        "无法判断 31.8%",
        "占范围内的比例",
        "通过 345,678",
        "WenQuanYi Micro Hei",
    ):
        assert words in picture
    assert 'role="img" aria-label="3 条规则共命中 1,219' in picture
    assert "…" not in picture


def test_a_png_is_drawn_at_the_scale_asked() -> None:
    picture = png(_chart(findings_by_month(MONTHS)), width=300, scale=2.0)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(picture[16:20], "big") == 600


def test_numbers_become_floats_only_in_the_json() -> None:
    values = [{"a": Decimal("0.10"), "b": Decimal("7.00"), "c": Decimal("1234567.89")}]
    layer = alt.Chart(alt.InlineData(values=values)).mark_bar().encode(x="a:Q")
    chart = alt.LayerChart(layer=[layer])
    drawn = spec(chart)
    (row,) = next(iter(drawn["datasets"].values()))
    assert row == {"a": 0.1, "b": 7, "c": 1234567.89}
    assert isinstance(row["b"], int)
    assert values[0]["c"] == Decimal("1234567.89")
    assert "$schema" not in drawn


def test_the_bundle_defines_the_function_that_embeds() -> None:
    made = bundle()
    assert isinstance(made, bytes)
    assert b"window.vegaEmbed=" in made
    assert len(made) < 1_500_000
    assert bundle() is made
