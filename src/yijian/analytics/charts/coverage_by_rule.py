"""Coverage of each rule: what it hit, what passed, and what it could not assess."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import altair as alt

from yijian.analytics.charts.ranked import BAR_HEIGHT, Bar, captions, facts_of, row_axis
from yijian.analytics.charts.registry import CHARTS, Chart, Drawn, EmptyChart
from yijian.analytics.charts.theme import (
    PAPER,
    PASSED,
    QUIET,
    SHARE_FORMAT,
    WARNING,
    layered,
)

NAME = "coverage_by_rule"
NOTHING = EmptyChart("本期没有规则判断过的对象。")
TOP = 20
_STATES = ["命中", "通过", "无法判断"]
_STEP = 64
_NAME_OFFSET = -20
_COUNTS_OFFSET = 19


@dataclass(frozen=True)
class RuleCoverage:
    """Units in scope of a rule by what became of them; code and Chinese name of the rule."""

    rule_code: str
    rule_name: str
    hit: int
    passed: int
    cannot_assess: int

    @property
    def counts(self) -> tuple[int, int, int]:
        """Hit, passed, cannot assess."""
        return self.hit, self.passed, self.cannot_assess

    def share(self, n: int) -> Decimal:
        """``n`` units as a share of all in scope."""
        return Decimal(n) / Decimal(sum(self.counts))


def coverage_by_rule(rows: Sequence[RuleCoverage], *, top: int = TOP) -> Drawn:
    """Shares of the three states, one row a rule; the ``top`` least assessable rules, in order.

    A rule with nothing in scope is left out: it has no shares.
    """
    judged = [row for row in rows if sum(row.counts)]
    if not judged:
        return NOTHING
    order = sorted(judged, key=lambda row: (-row.share(row.cannot_assess), row.rule_code))
    shown, left = order[:top], order[top:]
    bars = [_bar(row) for row in shown]
    return layered(
        [_parts(shown, bars), *captions(bars, offset=_NAME_OFFSET), _counts(bars)],
        height=_STEP * len(bars),
        sentence=_sentence(order),
        note=f"另有 {len(left):,} 条规则未画出" if left else None,
    )


def _bar(row: RuleCoverage) -> Bar:
    facts = {"规则": row.rule_name, "编码": row.rule_code}
    for state, n in zip(_STATES, row.counts, strict=True):
        facts[state] = f"{n:,}（{row.share(n):.2%}）"
    words = f"无法判断 {row.share(row.cannot_assess):.1%}"
    return Bar(row.rule_code, row.rule_name, row.share(row.cannot_assess), words, facts)


def _spans(row: RuleCoverage, bar: Bar) -> Iterable[dict[str, Any]]:
    done = 0
    for state, n in zip(_STATES, row.counts, strict=True):
        if n:
            start, end = row.share(done), row.share(done + n)
            yield {"key": bar.key, "state": state, "start": start, "end": end, **bar.facts}
        done += n


def _parts(rows: Sequence[RuleCoverage], bars: Sequence[Bar]) -> alt.Chart:
    """The three parts of each bar; fill, outline and dashes say the same thing thrice."""
    spans = [span for row, bar in zip(rows, bars, strict=True) for span in _spans(row, bar)]
    fills, strokes = [WARNING, PASSED, PAPER], [WARNING, QUIET, QUIET]
    dashes = [[1, 0], [1, 0], [3, 2]]
    axis = alt.Axis(title="占范围内的比例", format=SHARE_FORMAT, tickCount=4, domain=False)
    drawn: alt.Chart = (
        alt.Chart(alt.InlineData(values=spans))
        .mark_bar(height=BAR_HEIGHT, strokeWidth=1)
        .encode(
            y=row_axis([bar.key for bar in bars]),
            x=alt.X("start:Q", axis=axis, scale=alt.Scale(domain=[0, 1])),
            x2="end:Q",
            fill=alt.Fill("state:N", scale=alt.Scale(domain=_STATES, range=fills)),
            stroke=alt.Stroke("state:N", scale=alt.Scale(domain=_STATES, range=strokes)),
            strokeDash=alt.StrokeDash("state:N", scale=alt.Scale(domain=_STATES, range=dashes)),
            tooltip=facts_of(bars),
        )
    )
    return drawn


def _counts(bars: Sequence[Bar]) -> alt.Chart:
    """The line below each bar: the three numbers in words."""
    values = [
        {"key": bar.key, "counts": "　".join(f"{s} {bar.facts[s].split('（')[0]}" for s in _STATES)}
        for bar in bars
    ]
    drawn: alt.Chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_text(align="left", baseline="middle", dy=_COUNTS_OFFSET, fontSize=12, color=QUIET)
        .encode(y=row_axis([bar.key for bar in bars]), x=alt.value(0), text="counts:N")
    )
    return drawn


def _sentence(rows: Sequence[RuleCoverage]) -> str:
    hit, passed, unknown = (sum(counts) for counts in zip(*(r.counts for r in rows), strict=True))
    first = rows[0]
    return (
        f"{len(rows):,} 条规则共命中 {hit:,}，通过 {passed:,}，无法判断 {unknown:,}；"
        f"无法判断比例最高的是{first.rule_name}，{first.share(first.cannot_assess):.1%}。"
    )


CHARTS.add(
    NAME,
    Chart(
        NAME,
        "规则覆盖",
        "每条规则在其范围内命中、通过和无法判断的比例，无法判断最多的在前。",
        coverage_by_rule,
    ),
)
