"""One institution month by month: fees, what the fund paid, and findings."""

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
    PRIMARY,
    PRIMARY_LIGHT,
    WARNING,
    from_zero,
    layered,
    upright_axis,
)

NAME = "institution_months"
NOTHING = EmptyChart("本期没有这家机构的费用。")
_FACTS = ("月份", "费用金额", "基金支付金额", "疑点数")
_SERIES = ["费用金额", "基金支付金额", "有疑点（个数）"]
_COLOURS = [PRIMARY_LIGHT, PRIMARY, WARNING]
_HEIGHT = 260
_MONTHS_WITH_NUMBERS = 24


@dataclass(frozen=True)
class InstitutionMonth:
    """A month of an institution: any day of it, fees and fund in yuan, number of findings."""

    month: date
    fee_amount: Decimal
    fund_amount: Decimal
    findings: int


def institution_months(rows: Sequence[InstitutionMonth]) -> Drawn:
    """Fund bars inside fee bars; a triangle with the number stands where there are findings."""
    totals = _totals(rows)
    if not any(row.fee_amount or row.fund_amount or row.findings for row in totals):
        return NOTHING
    unit = money_unit(max(row.fee_amount, row.fund_amount) for row in totals)
    data = alt.InlineData(values=[_datum(row, unit) for row in totals])
    months = alt.X("month:O", axis=alt.Axis(title=None, grid=False))
    base = alt.Chart(data).encode(
        x=months, tooltip=[alt.Tooltip(fact, type="nominal") for fact in _FACTS]
    )
    axis = upright_axis(f"金额（{unit.name}）", AMOUNT_FORMAT)
    scale = from_zero(max(row.fee_amount, row.fund_amount) for row in totals)
    layers = [
        base.mark_bar(width={"band": 0.7}).encode(
            y=alt.Y("fee:Q", axis=axis, scale=scale), color=_series(0)
        ),
        base.mark_bar(width={"band": 0.42}).encode(y="fund:Q", color=_series(1)),
        *_findings(base, len(totals)),
    ]
    return layered(layers, height=_HEIGHT, sentence=_sentence(totals))


def _findings(base: alt.Chart, months: int) -> list[alt.Chart]:
    marked = base.transform_filter("datum.findings > 0").encode(y="top:Q")
    points = marked.mark_point(shape="triangle-up", size=60, filled=True, opacity=1, yOffset=-8)
    layers = [points.encode(color=_series(2))]
    if months <= _MONTHS_WITH_NUMBERS:
        numbers = marked.mark_text(dy=-20, fontSize=11, color=WARNING)
        layers.append(numbers.encode(text=alt.Text("findings:Q", format=COUNT_FORMAT)))
    return layers


def _series(position: int) -> alt.Color:
    legend = alt.Legend(
        orient="bottom", symbolType={"expr": "datum.index == 2 ? 'triangle-up' : 'square'"}
    )
    scale = alt.Scale(domain=_SERIES, range=_COLOURS)
    return alt.Color(f"series_{position}:N", scale=scale, legend=legend)


def _totals(rows: Sequence[InstitutionMonth]) -> list[InstitutionMonth]:
    zero = Decimal(0)
    months = every_month(row.month for row in rows)
    found = {month: InstitutionMonth(month, zero, zero, 0) for month in months}
    for row in rows:
        first = row.month.replace(day=1)
        before = found[first]
        found[first] = InstitutionMonth(
            first,
            before.fee_amount + row.fee_amount,
            before.fund_amount + row.fund_amount,
            before.findings + row.findings,
        )
    return list(found.values())


def _datum(row: InstitutionMonth, unit: MoneyUnit) -> dict[str, Any]:
    month = month_text(row.month)
    facts = (month, exact(row.fee_amount), exact(row.fund_amount), f"{row.findings:,} 个")
    return {
        "month": month,
        "fee": unit.shown(row.fee_amount),
        "fund": unit.shown(row.fund_amount),
        "top": unit.shown(max(row.fee_amount, row.fund_amount)),
        "findings": row.findings,
        **{f"series_{position}": name for position, name in enumerate(_SERIES)},
        **dict(zip(_FACTS, facts, strict=True)),
    }


def _sentence(rows: Sequence[InstitutionMonth]) -> str:
    fee = sum((row.fee_amount for row in rows), Decimal(0))
    fund = sum((row.fund_amount for row in rows), Decimal(0))
    return (
        f"{month_text(rows[0].month)} 至 {month_text(rows[-1].month)}，"
        f"费用 {exact(fee)}，基金支付 {exact(fund)}，疑点 {sum(r.findings for r in rows):,} 个。"
    )


CHARTS.add(
    NAME,
    Chart(
        NAME,
        "机构逐月情况",
        "一家机构每月的费用和基金支付，有疑点的月份标出个数。",
        institution_months,
    ),
)
