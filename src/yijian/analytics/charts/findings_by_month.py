"""Findings month by month: the fund amount they count, and how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import altair as alt

from yijian.analytics.charts.money_unit import MoneyUnit, exact, money_unit
from yijian.analytics.charts.months import every_month, month_text
from yijian.analytics.charts.registry import CHARTS, Chart, Drawn, EmptyChart
from yijian.analytics.charts.theme import (
    AMOUNT_FORMAT,
    COUNT_FORMAT,
    PAPER,
    PRIMARY,
    WARNING,
    from_zero,
    layered,
    upright_axis,
)

NAME = "findings_by_month"
NOTHING = EmptyChart("本期没有疑点。")
_FACTS = ("月份", "疑点数", "计入的基金金额")
_HEIGHT = 260


@dataclass(frozen=True)
class MonthFindings:
    """Findings of a month: any day of it, their number, the fund amount counted in yuan."""

    month: date
    n: int
    counted_fund_amount: Decimal


def findings_by_month(rows: Sequence[MonthFindings]) -> Drawn:
    """Bars of the amount and a line of the number; a month between without a row is 0."""
    totals = _totals(rows)
    if not any(row.n for row in totals):
        return NOTHING
    unit = money_unit(row.counted_fund_amount for row in totals)
    data = alt.InlineData(values=[_datum(row, unit) for row in totals])
    months = alt.X("month:O", axis=alt.Axis(title=None, grid=False))
    facts = [alt.Tooltip(fact, type="nominal") for fact in _FACTS]
    base = alt.Chart(data).encode(x=months, tooltip=facts)
    scale = from_zero(row.counted_fund_amount for row in totals)
    left = upright_axis(f"柱：基金金额（{unit.name}）", AMOUNT_FORMAT, colour=PRIMARY)
    right = upright_axis("线：疑点（个）", COUNT_FORMAT, colour=WARNING, at_right=True)
    bars = base.mark_bar(color=PRIMARY, width={"band": 0.62}).encode(
        y=alt.Y("amount:Q", axis=left, scale=scale)
    )
    line = base.mark_line(
        color=WARNING,
        strokeWidth=2,
        point={"fill": PAPER, "stroke": WARNING, "strokeWidth": 2, "size": 48, "filled": True},
    ).encode(y=alt.Y("n:Q", axis=right, scale=from_zero(Decimal(row.n) for row in totals)))
    return layered([bars, line], height=_HEIGHT, sentence=_sentence(totals), two_y_axes=True)


def _totals(rows: Sequence[MonthFindings]) -> list[MonthFindings]:
    found = {
        month: MonthFindings(month, 0, Decimal(0)) for month in every_month(r.month for r in rows)
    }
    for row in rows:
        first = row.month.replace(day=1)
        before = found[first]
        amount = before.counted_fund_amount + row.counted_fund_amount
        found[first] = MonthFindings(first, before.n + row.n, amount)
    return list(found.values())


def _datum(row: MonthFindings, unit: MoneyUnit) -> dict[str, Any]:
    month = month_text(row.month)
    facts = (month, f"{row.n:,} 个", exact(row.counted_fund_amount))
    amount = unit.shown(row.counted_fund_amount)
    return {"month": month, "n": row.n, "amount": amount, **dict(zip(_FACTS, facts, strict=True))}


def _sentence(rows: Sequence[MonthFindings]) -> str:
    most = max(rows, key=lambda row: row.counted_fund_amount)
    total = sum((row.counted_fund_amount for row in rows), Decimal(0))
    return (
        f"{month_text(rows[0].month)} 至 {month_text(rows[-1].month)} 共 "
        f"{sum(row.n for row in rows):,} 个疑点，计入的基金金额 {exact(total)}；"
        f"金额最多的是 {month_text(most.month)}，{exact(most.counted_fund_amount)}。"
    )


CHARTS.add(
    NAME,
    Chart(
        NAME,
        "疑点逐月变化",
        "每月疑点计入的基金金额（柱）和疑点数（线）。",
        findings_by_month,
    ),
)
