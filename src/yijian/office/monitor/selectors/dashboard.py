"""The figures of the first page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Sum

from yijian.analytics.charts.coverage_by_rule import RuleCoverage
from yijian.analytics.charts.findings_by_institution import InstitutionFindings
from yijian.analytics.charts.findings_by_month import MonthFindings
from yijian.analytics.charts.findings_by_rule import RuleFindings
from yijian.analytics.charts.quality_faults import FaultCount
from yijian.office.framework.actor import Actor
from yijian.office.framework.charts import Plot
from yijian.office.monitor.chart_sizes import SHOWN
from yijian.office.monitor.models import Institution, InstitutionMonth, Run
from yijian.office.monitor.selectors.cards import rule_names
from yijian.office.monitor.selectors.coverage import Covered, coverage
from yijian.office.monitor.selectors.place import everywhere, of_places
from yijian.office.monitor.selectors.quality import Faults, quality
from yijian.office.monitor.selectors.scope import tallies_of
from yijian.office.monitor.selectors.totals import Amounts, folded, sums


@dataclass(frozen=True)
class Named:
    """Amounts of what has a code and a name: a rule, an institution."""

    code: str
    name: str
    amounts: Amounts


@dataclass(frozen=True)
class Figures:
    """All that an actor may see of a run: months in order, the rest with most money first.

    ``covered`` is by rule code; ``lines`` are the fee lines that were audited.
    """

    months: dict[date, Amounts]
    rules: list[Named]
    places: list[Named]
    covered: dict[str, Covered]
    faults: list[Faults]
    lines: int

    def plots(self, names: Mapping[str, str]) -> dict[str, Plot]:
        """The charts of the page by name; ``names`` are those of the rules."""
        drawn: dict[str, list[Any]] = {
            "findings_by_month": [
                MonthFindings(month, it.n, it.counted_fund_amount)
                for month, it in self.months.items()
            ],
            "findings_by_rule": [
                RuleFindings(it.code, it.name, it.amounts.n, it.amounts.counted_fund_amount)
                for it in self.rules
            ],
            "findings_by_institution": [
                InstitutionFindings(it.code, it.name, it.amounts.n, it.amounts.counted_fund_amount)
                for it in self.places
            ],
            "coverage_by_rule": [
                RuleCoverage(code, names.get(code, code), it.hit, it.passed, it.cannot_assess)
                for code, it in self.covered.items()
            ],
            "quality_faults": [FaultCount(it.code, it.name, it.blocks, it.n) for it in self.faults],
        }
        return {name: Plot(name, rows, SHOWN.get(name, {})) for name, rows in drawn.items()}


def figures(actor: Actor, run: Run) -> Figures:
    """Read them; the tallies are gone through twice."""
    found = sums(tallies_of(actor, run), "month", "rule_code")
    return Figures(
        months=folded(found, 0),
        rules=_named(folded(found, 1), rule_names(run)),
        places=by_place(actor, run),
        covered=coverage(actor, run),
        faults=quality(actor, run),
        lines=audited_lines(actor, run),
    )


def by_place(actor: Actor, run: Run, rule_code: str | None = None) -> list[Named]:
    """The sums per institution, most money first; of one rule where one is named.

    Findings about no institution are not here.
    """
    rows = tallies_of(actor, run).exclude(fixmedins_code="")
    if rule_code is not None:
        rows = rows.filter(rule_code=rule_code)
    found = sums(rows, "fixmedins_code")
    names = dict(Institution.objects.filter(run=run).values_list("fixmedins_code", "name"))
    return _named(found, names)


def _named(found: dict[Any, Amounts], names: Mapping[str, str]) -> list[Named]:
    rows = [Named(code, names.get(code, code), it) for code, it in found.items()]
    return sorted(rows, key=lambda row: (-row.amounts.counted_fund_amount, row.code))


def audited_lines(actor: Actor, run: Run) -> int:
    """Fee lines of the run: all of it, or those of the institutions the actor may see."""
    if everywhere(actor):
        return run.lines
    rows = of_places(actor, run, InstitutionMonth.objects.filter(run=run))
    return rows.aggregate(total=Sum("lines"))["total"] or 0
