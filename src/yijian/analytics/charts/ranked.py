"""A ranked list of bars: the name stands above its bar, so that it has room on a phone too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import altair as alt

from yijian.analytics.charts.theme import PRIMARY, QUIET, TICKS, from_zero

STEP = 46
NAME_OFFSET = -10
BAR_OFFSET = 9
BAR_HEIGHT = 14
_WIDE, _NARROW, _SPACE = 13, 7, 4
_FIRST_WIDE = "\u2e80"
_GAP = 14


@dataclass(frozen=True)
class Bar:
    """One bar: unique key, name, length in the unit of the axis, words at the right, facts.

    ``facts`` are the lines of the tooltip, heading to text; all bars have the same headings.
    """

    key: str
    name: str
    length: Decimal
    words: str
    facts: Mapping[str, str]
    kind: str = ""


def data_of(bars: Iterable[Bar]) -> alt.InlineData:
    """The bars as the data of a chart."""
    values: list[dict[str, Any]] = [
        {
            "key": bar.key,
            "name": bar.name,
            "length": bar.length,
            "words": bar.words,
            "kind": bar.kind,
            **bar.facts,
        }
        for bar in bars
    ]
    return alt.InlineData(values=values)


def row_axis(keys: Sequence[str]) -> alt.Y:
    """The rows from top to bottom in the order of ``keys``, without an axis."""
    return alt.Y("key:N", axis=None, scale=alt.Scale(domain=list(keys), padding=0))


def facts_of(bars: Sequence[Bar]) -> list[alt.Tooltip]:
    """The tooltip: one line for each fact."""
    return [alt.Tooltip(heading, type="nominal") for heading in bars[0].facts]


def _width(words: str) -> int:
    """About how many pixels a text takes: Chinese characters are square, others half of it."""
    narrow = sum(character < _FIRST_WIDE for character in words)
    spaces = words.count(" ")
    return _WIDE * (len(words) - narrow) + _NARROW * (narrow - spaces) + _SPACE * spaces


def captions(bars: Sequence[Bar], *, offset: int = NAME_OFFSET) -> list[alt.Chart]:
    """The line above each bar: its name at the left, its words at the right."""
    base = alt.Chart(data_of(bars))
    taken = max(_width(bar.words) for bar in bars) + _GAP
    rows = row_axis([bar.key for bar in bars])
    names = base.mark_text(
        align="left",
        baseline="middle",
        dy=offset,
        limit=alt.ExprRef(f"max(60, width - {taken})"),
    ).encode(y=rows, x=alt.value(0), text="name:N", tooltip=facts_of(bars))
    words = base.mark_text(align="right", baseline="middle", dy=offset, color=QUIET).encode(
        y=rows, x=alt.value("width"), text="words:N"
    )
    return [names, words]


def length_axis(bars: Sequence[Bar], title: str, label_format: str) -> alt.X:
    """The axis below: from 0, few ticks, a length of 1 where every bar is 0."""
    whole = all(bar.length == bar.length.to_integral_value() for bar in bars)
    return alt.X(
        "length:Q",
        axis=alt.Axis(
            title=title,
            format=label_format,
            tickCount=TICKS,
            tickMinStep=1 if whole else alt.Undefined,
            domain=False,
        ),
        scale=from_zero(bar.length for bar in bars),
    )


def ranked_layers(bars: Sequence[Bar], title: str, label_format: str) -> list[alt.Chart]:
    """Bars of one colour with their captions, in the order given."""
    drawn = (
        alt.Chart(data_of(bars))
        .mark_bar(height=BAR_HEIGHT, yOffset=BAR_OFFSET, color=PRIMARY)
        .encode(
            y=row_axis([bar.key for bar in bars]),
            x=length_axis(bars, title, label_format),
            tooltip=facts_of(bars),
        )
    )
    return [drawn, *captions(bars)]
