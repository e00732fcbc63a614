"""The institutions of a run that an actor may see, with what they charged and what was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yijian.analytics.charts.institution_months import InstitutionMonth as MonthOfChart
from yijian.claims import codes
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.charts import Plot
from yijian.office.monitor.models import Institution, InstitutionMonth, Run
from yijian.office.monitor.selectors import peers
from yijian.office.monitor.selectors.cards import rule_names
from yijian.office.monitor.selectors.scope import institutions_of, tallies_of
from yijian.office.monitor.selectors.totals import ZERO, Amounts, sums, whole
from yijian.office.project.divisions import division_name

RANKS = {"3": "三级", "2": "二级", "1": "一级", "0": "未定级"}
ORDERS: dict[str, str] = {
    "amount": "计入基金",
    "findings": "疑点数",
    "fee": "医疗费用",
    "name": "名称",
}


@dataclass(frozen=True)
class Place:
    """An institution in the list: who it is, what it charged (yuan), what was found."""

    row: Institution
    fee_amount: Decimal
    fund_amount: Decimal
    amounts: Amounts

    @property
    def code(self) -> str:
        """Its code."""
        return str(self.row.fixmedins_code)

    @property
    def name(self) -> str:
        """Its name."""
        return str(self.row.name)

    @property
    def kind(self) -> str:
        """What kind of institution it is, in words."""
        return kind_words(self.row.kind)

    @property
    def level(self) -> str:
        """Its level in words; a dash where it has none."""
        return codes.load("hosp_lv").name_of(self.row.hosp_lv) or "—"

    @property
    def division(self) -> str:
        """The name of the division where it lies."""
        return division_name(self.row.admdvs)


def kind_words(kind: str) -> str:
    """医疗机构, 零售药店 …; a dash where it is not known."""
    return codes.load("fixmedins_type").name_of(kind) or "—"


_KEYS: dict[str, Callable[[Place], Any]] = {
    "amount": lambda it: (-it.amounts.counted_fund_amount, -it.amounts.n),
    "findings": lambda it: -it.amounts.n,
    "fee": lambda it: -it.fee_amount,
    "name": lambda it: it.name,
}


def places(actor: Actor, run: Run, *, words: str, kind: str, rank: str, order: str) -> list[Place]:
    """The institutions that fit, in order; the code decides between equals."""
    rows = institutions_of(actor, run)
    if kind:
        rows = rows.filter(kind=kind)
    if words:
        rows = rows.filter(name__contains=words) | rows.filter(fixmedins_code__contains=words)
    charged = peers.profiles(run)
    found = sums(tallies_of(actor, run), "fixmedins_code")
    made = [
        _place(row, charged.get(row.fixmedins_code), found.get(row.fixmedins_code, Amounts()))
        for row in rows
        if not rank or str(peers.level(row.hosp_lv)) == rank
    ]
    return sorted(made, key=lambda it: (_KEYS[order](it), it.code))


def _place(row: Institution, charged: peers.Profile | None, found: Amounts) -> Place:
    fee = charged.fee_amount if charged else ZERO
    fund = charged.fund_amount if charged else ZERO
    return Place(row, fee, fund, found)


def kinds(actor: Actor, run: Run) -> dict[str, str]:
    """The kinds that the list holds: code to words."""
    found = institutions_of(actor, run).order_by("kind").values_list("kind", flat=True).distinct()
    return {kind: kind_words(kind) for kind in found if kind}


def place(actor: Actor, run: Run, code: str) -> Place:
    """One institution.

    Raises:
        Missing: none of that code for this actor.
    """
    row = institutions_of(actor, run).filter(fixmedins_code=code).first()
    if row is None:
        raise Missing
    found = whole(sums(tallies_of(actor, run).filter(fixmedins_code=code), "outcome").values())
    return _place(row, peers.profiles(run, {code}).get(code), found)


def by_rule(actor: Actor, run: Run, code: str) -> list[tuple[str, str, Amounts]]:
    """Code, name and sums of the rules that found something there, most money first."""
    found = sums(tallies_of(actor, run).filter(fixmedins_code=code), "rule_code")
    names = rule_names(run)
    ordered = sorted(found.items(), key=lambda it: (-it[1].counted_fund_amount, it[0]))
    return [(rule, names.get(rule, rule), amounts) for rule, amounts in ordered]


def months(actor: Actor, run: Run, code: str) -> list[MonthOfChart]:
    """Fee, fund and findings month by month, in order."""
    found = sums(tallies_of(actor, run).filter(fixmedins_code=code), "month")
    rows = {
        row.month: (row.fee_amount, row.fund_amount)
        for row in InstitutionMonth.objects.filter(run=run, fixmedins_code=code)
    }
    return [
        MonthOfChart(month, *rows.get(month, (ZERO, ZERO)), found.get(month, Amounts()).n)
        for month in sorted(rows.keys() | found.keys())
    ]


def months_plot(actor: Actor, run: Run, code: str) -> Plot:
    """The chart of those months."""
    return Plot("institution_months", months(actor, run, code))
