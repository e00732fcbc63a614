"""Every chart is registered with Chinese words and answers rows and no rows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import altair as alt
import pytest

from tests.analytics.charts.samples import DRAWINGS, NOTHING
from yijian.analytics.charts.registry import EmptyChart, all_charts
from yijian.analytics.charts.render import spec

CHINESE = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]")
CODE = re.compile(r"\b[A-Z]{1,2}\d+\b")


def words(value: Any, key: str = "") -> Iterator[str]:
    """What a person can read in a drawing: titles, the description, texts of the data."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "datasets":
                for rows in inner.values():
                    yield from (text for row in rows for text in row.values() if type(text) is str)
                    yield from (name for row in rows for name in row if CHINESE.search(name))
            elif name != "config":
                yield from words(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from words(inner, key)
    elif key in ("title", "description") and isinstance(value, str):
        yield value


def test_every_chart_has_a_sample() -> None:
    assert list(all_charts()) == sorted(DRAWINGS) == sorted(NOTHING)


@pytest.mark.parametrize("name", sorted(DRAWINGS))
def test_the_words_of_a_chart_are_chinese(name: str) -> None:
    chart = all_charts()[name]
    assert chart.name == name
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", name)
    assert chart.builder.__name__ == name
    for text in (chart.title, chart.what):
        assert CHINESE.search(text)
        assert not LATIN.search(text)
    assert chart.what.endswith("。")


@pytest.mark.parametrize("name", sorted(DRAWINGS))
def test_what_is_read_in_a_drawing_is_chinese(name: str) -> None:
    drawn = DRAWINGS[name]()
    assert isinstance(drawn, alt.LayerChart)
    seen = list(words(spec(drawn)))
    assert len(seen) > 5
    assert [text for text in seen if LATIN.search(CODE.sub("", text))] == []


@pytest.mark.parametrize("name", sorted(DRAWINGS))
def test_a_drawing_meets_the_schema(name: str) -> None:
    drawn = DRAWINGS[name]()
    assert isinstance(drawn, alt.LayerChart)
    assert drawn.to_dict(validate=True)["layer"]


@pytest.mark.parametrize("name", sorted(DRAWINGS))
def test_a_drawing_is_the_same_each_time_and_names_no_address(name: str) -> None:
    first, second = (json.dumps(spec(DRAWINGS[name]())) for _ in range(2))  # type: ignore[arg-type]
    assert first == second
    assert "http" not in first
    assert "$schema" not in first
    assert "data-" in first


@pytest.mark.parametrize("name", sorted(NOTHING))
def test_no_rows_are_answered_by_a_sentence(name: str) -> None:
    drawn = NOTHING[name]()
    assert isinstance(drawn, EmptyChart)
    assert CHINESE.search(drawn.sentence)
    assert drawn.sentence.endswith("。")
