"""Faults of the data by code: those that block judgement and those that only mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import altair as alt

from yijian.analytics.charts.ranked import (
    BAR_HEIGHT,
    BAR_OFFSET,
    STEP,
    Bar,
    captions,
    data_of,
    facts_of,
    length_axis,
    row_axis,
)
from yijian.analytics.charts.registry import CHARTS, Chart, Drawn, EmptyChart
from yijian.analytics.charts.theme import (
    COUNT_FORMAT,
    PRIMARY,
    PRIMARY_LIGHT,
    WARNING,
    layered,
)

NAME = "quality_faults"
NOTHING = EmptyChart("本期没有发现数据质量问题。")
TOP = 20
_KINDS = ["阻断", "标记"]


@dataclass(frozen=True)
class FaultCount:
    """A fault of the quality gate: code, Chinese name, whether it blocks, how often it is met."""

    code: str
    name: str
    blocks: bool
    n: int


def quality_faults(rows: Sequence[FaultCount], *, top: int = TOP) -> Drawn:
    """The ``top`` most frequent faults, one row a fault; what only marks is pale, outlined."""
    order = sorted((row for row in rows if row.n), key=lambda row: (-row.n, row.code))
    if not order:
        return NOTHING
    shown, left = order[:top], order[top:]
    bars = [_bar(row) for row in shown]
    missing = sum(row.n for row in left)
    return layered(
        [_filled(bars), *captions(bars)],
        height=STEP * len(bars),
        sentence=_sentence(order),
        note=f"未画出的 {len(left):,} 种问题合计 {missing:,} 条" if left else None,
    )


def _bar(row: FaultCount) -> Bar:
    kind = _KINDS[0] if row.blocks else _KINDS[1]
    name = f"{row.code} {row.name}"
    facts = {"问题": row.name, "编码": row.code, "处理": kind, "条数": f"{row.n:,} 条"}
    return Bar(row.code, name, Decimal(row.n), f"{kind} {row.n:,} 条", facts, kind)


def _filled(bars: Sequence[Bar]) -> alt.Chart:
    fills, strokes = [WARNING, PRIMARY_LIGHT], [WARNING, PRIMARY]
    drawn: alt.Chart = (
        alt.Chart(data_of(bars))
        .mark_bar(height=BAR_HEIGHT, yOffset=BAR_OFFSET, strokeWidth=1)
        .encode(
            y=row_axis([bar.key for bar in bars]),
            x=length_axis(bars, "问题条数", COUNT_FORMAT),
            fill=alt.Fill("kind:N", scale=alt.Scale(domain=_KINDS, range=fills)),
            stroke=alt.Stroke("kind:N", scale=alt.Scale(domain=_KINDS, range=strokes)),
            tooltip=facts_of(bars),
        )
    )
    return drawn


def _sentence(rows: Sequence[FaultCount]) -> str:
    blocking = sum(row.n for row in rows if row.blocks)
    marking = sum(row.n for row in rows) - blocking
    return (
        f"{len(rows):,} 种数据质量问题，阻断 {blocking:,} 条，标记 {marking:,} 条；"
        f"最多的是{rows[0].name}，{rows[0].n:,} 条。"
    )


CHARTS.add(
    NAME,
    Chart(
        NAME,
        "数据质量问题",
        "每种数据质量问题的条数；阻断的费用不判断，标记的照常判断。",
        quality_faults,
    ),
)
