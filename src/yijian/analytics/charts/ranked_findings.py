"""Findings ranked by the fund amount they count: one list for rules and for institutions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from yijian.analytics.charts.money_unit import MoneyUnit, exact, money_unit
from yijian.analytics.charts.ranked import STEP, Bar, ranked_layers
from yijian.analytics.charts.registry import Drawn, EmptyChart
from yijian.analytics.charts.theme import AMOUNT_FORMAT, layered


@dataclass(frozen=True)
class Ranked:
    """What is ranked: code and name, number of findings, the fund amount counted in yuan."""

    code: str
    name: str
    n: int
    counted_fund_amount: Decimal


def ranked_findings(
    rows: Sequence[Ranked], *, kind: str, word: str, top: int, nothing: EmptyChart
) -> Drawn:
    """The first ``top`` by amount; what is left out stands below with its number and sum.

    ``kind`` heads the tooltip (规则), ``word`` counts what is left out (条规则).
    """
    order = sorted(
        (row for row in rows if row.n), key=lambda row: (-row.counted_fund_amount, row.code)
    )
    if not order:
        return nothing
    shown, left = order[:top], order[top:]
    unit = money_unit(row.counted_fund_amount for row in shown)
    bars = [_bar(row, unit, kind) for row in shown]
    return layered(
        ranked_layers(bars, f"计入的基金金额（{unit.name}）", AMOUNT_FORMAT),
        height=STEP * len(bars),
        sentence=_sentence(order, kind, word),
        note=f"未画出的 {len(left):,} {word}合计 {exact(_total(left))}" if left else None,
    )


def _bar(row: Ranked, unit: MoneyUnit, kind: str) -> Bar:
    amount = row.counted_fund_amount
    facts = {
        kind: row.name,
        "编码": row.code,
        "疑点数": f"{row.n:,} 个",
        "计入的基金金额": exact(amount),
    }
    words = f"{money_unit([amount]).text(amount)} · {row.n:,} 个"
    return Bar(key=row.code, name=row.name, length=unit.shown(amount), words=words, facts=facts)


def _total(rows: Sequence[Ranked]) -> Decimal:
    return sum((row.counted_fund_amount for row in rows), Decimal(0))


def _sentence(order: Sequence[Ranked], kind: str, word: str) -> str:
    first = order[0]
    return (
        f"{len(order):,} {word}共计入基金金额 {exact(_total(order))}；"
        f"金额最多的{kind}是{first.name}，{exact(first.counted_fund_amount)}，{first.n:,} 个疑点。"
    )
