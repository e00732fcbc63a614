"""One measure of an institution among its peers: every peer a point, this one marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median_low

import altair as alt

from yijian.analytics.charts.peer_scale import Measure, PeerScale
from yijian.analytics.charts.registry import CHARTS, Chart, Drawn, EmptyChart
from yijian.analytics.charts.theme import PAPER, PRIMARY, QUIET, WARNING, layered

NAME = "institution_among_peers"
NOTHING = EmptyChart("没有可以比较的同类机构。")
ABSENT = EmptyChart("同类机构里没有这家机构的数据。")
PEER = "同类机构"
"""What a peer without a name is called."""
_HEIGHT = 130
_LABEL_ROW = 16
_MIDDLE = Decimal("0.5")
_GOLDEN = Decimal("0.618034")


@dataclass(frozen=True)
class PeerValue:
    """A measure of one institution of the group, the marked one included; the name may be None.

    Leave the names out where the reader may not see who the peers are.
    """

    fixmedins_code: str
    fixmedins_name: str | None
    value: Decimal


def institution_among_peers(
    rows: Sequence[PeerValue], *, fixmedins_code: str, measure: Measure
) -> Drawn:
    """Points of all peers, a line through ``fixmedins_code`` and one at the lower median.

    The median is that of the whole group, this institution included, as indicator rules take it.
    """
    own = next((row for row in rows if row.fixmedins_code == fixmedins_code), None)
    if own is None:
        return ABSENT if rows else NOTHING
    if len(rows) == 1:
        return NOTHING
    scale = PeerScale.of((row.value for row in rows), measure)
    middle = median_low(row.value for row in rows)
    peers = sorted((r for r in rows if r is not own), key=lambda r: (r.value, r.fixmedins_code))
    layers = [
        *_line(middle, f"中位数 {scale.text(middle)}", scale, below=True),
        _points(peers, scale),
        *_line(own.value, f"本机构 {scale.text(own.value)}", scale, below=False),
        _own_point(own, scale),
    ]
    return layered(layers, height=_HEIGHT, sentence=_sentence(rows, own, middle, scale))


def _chart(rows: Sequence[PeerValue], heights: Sequence[Decimal], scale: PeerScale) -> alt.Chart:
    values = [
        {
            "value": scale.unit.shown(row.value),
            "height": height,
            "name": row.fixmedins_name or PEER,
            "text": scale.text(row.value),
        }
        for row, height in zip(rows, heights, strict=True)
    ]
    facts = [
        alt.Tooltip("name:N", title="机构"),
        alt.Tooltip("text:N", title=scale.measure.title),
    ]
    chart: alt.Chart = alt.Chart(alt.InlineData(values=values)).encode(
        x=scale.axis(), y=_height(), tooltip=facts
    )
    return chart


def _height() -> alt.Y:
    return alt.Y("height:Q", axis=None, scale=alt.Scale(domain=[0, 1]))


def _points(peers: Sequence[PeerValue], scale: PeerScale) -> alt.Chart:
    """The peers, spread up and down by a fixed sequence so that equal values stay visible."""
    spread = [Decimal("0.15") + (_GOLDEN * turn % 1) * Decimal("0.7") for turn in range(len(peers))]
    points: alt.Chart = _chart(peers, spread, scale).mark_circle(
        size=70, opacity=0.55, color=PRIMARY
    )
    return points


def _own_point(own: PeerValue, scale: PeerScale) -> alt.Chart:
    point = _chart([own], [_MIDDLE], scale)
    marked: alt.Chart = point.mark_point(
        shape="diamond",
        size=170,
        filled=True,
        fill=WARNING,
        stroke=PAPER,
        strokeWidth=1.5,
        opacity=1,
    )
    return marked


def _line(value: Decimal, words: str, scale: PeerScale, *, below: bool) -> list[alt.Chart]:
    """A vertical line with its words, on the side where there is room for them."""
    data = alt.InlineData(values=[{"value": scale.unit.shown(value), "words": words}])
    base = alt.Chart(data).encode(x=scale.axis())
    left = scale.right_half(value)
    rule = base.mark_rule(
        color=QUIET if below else WARNING,
        strokeWidth=1.5 if below else 2,
        strokeDash=[4, 3] if below else [1, 0],
    ).encode(
        y=alt.value(_LABEL_ROW if below else 0),
        y2=alt.value(_HEIGHT if below else _HEIGHT - _LABEL_ROW),
    )
    text = base.mark_text(
        align="right" if left else "left",
        baseline="top" if below else "bottom",
        dx=-6 if left else 6,
        fontWeight="normal" if below else "bold",
        color=QUIET if below else WARNING,
    ).encode(y=alt.value(_HEIGHT - 14 if below else 8), text="words:N")
    return [rule, text]


def _sentence(rows: Sequence[PeerValue], own: PeerValue, middle: Decimal, scale: PeerScale) -> str:
    higher = sum(row.value > own.value for row in rows)
    return (
        f"{scale.measure.title}：本机构 {scale.text(own.value)}，"
        f"同类 {len(rows):,} 家（含本机构）中位数 {scale.text(middle)}，"
        f"比本机构高的有 {higher:,} 家。"
    )


CHARTS.add(
    NAME,
    Chart(
        NAME,
        "机构与同类比较",
        "一项指标在同类机构中的位置，标出本机构和中位数。",
        institution_among_peers,
    ),
)
