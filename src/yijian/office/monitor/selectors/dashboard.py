"""The figures of the first page."""

from __future__ import annotations

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
from yijian.office.monitor.models import Institution, InstitutionMonth, Run
from yijian.office.monitor.selectors.cards import rule_names
from yijian.office.monitor.selectors.coverage import Covered, coverage
from yijian.office.monitor.selectors.place import everywhere, of_places
from yijian.office.monitor.selectors.quality import Faults, quality
from yijian.office.monitor.selectors.scope import tallies_of
from yijian.office.monitor.selectors.totals import Amounts, sums

SHOWN = {
    "findings_by_rule": {"top": 6},
    "findings_by_institution": {"top": 6},
    "coverage_by_rule": {"top": 4},
    "quality_faults": {"top": 6},
}
"""So many rows a chart of the first page draws; the sentence below it speaks of all."""


@dataclass(frozen=True)
class Named:
    """Amounts of what has a code and a name: a rule, an institution."""

    code: str
    name: str
    amounts: Amounts


def by_month(actor: Actor, run: Run) -> dict[date, Amounts]:
    """The sums per month, in order."""
    return sums(tallies_of(actor, run), "month")


def by_rule(actor: Actor, run: Run) -> list[Named]:
    """The sums per rule, most money first."""
    return _named(sums(tallies_of(actor, run), "rule_code"), rule_names(run))


def by_place_of(actor: Actor, run: Run, rule_code: str | None = None) -> list[Named]:
    """The sums per institution, most money first; of one rule where one is named.

    Findings about no institution are not here.
    """
    rows = tallies_of(actor, run).exclude(fixmedins_code="")
    if rule_code is not None:
        rows = rows.filter(rule_code=rule_code)
    found = sums(rows, "fixmedins_code")
    names = dict(Institution.objects.filter(run=run).values_list("fixmedins_code", "name"))
    return _named(found, names)


def _named(found: dict[Any, Amounts], names: dict[str, str]) -> list[Named]:
    rows = [Named(code, names.get(code, code), it) for code, it in found.items()]
    return sorted(rows, key=lambda row: (-row.amounts.counted_fund_amount, row.code))


def audited_lines(actor: Actor, run: Run) -> int:
    """Fee lines of the run: all of it, or those of the institutions the actor may see."""
    if everywhere(actor):
        return run.lines
    rows = of_places(actor, run, InstitutionMonth.objects.filter(run=run))
    return rows.aggregate(total=Sum("lines"))["total"] or 0


def plots(
    *,
    months: dict[date, Amounts],
    rules: list[Named],
    places: list[Named],
    covered: dict[str, Covered],
    faults: list[Faults],
    names: dict[str, str],
) -> dict[str, Plot]:
    """The charts of the page by name."""
    drawn: dict[str, list[Any]] = {
        "findings_by_month": [
            MonthFindings(month, it.n, it.counted_fund_amount) for month, it in months.items()
        ],
        "findings_by_rule": [
            RuleFindings(it.code, it.name, it.amounts.n, it.amounts.counted_fund_amount)
            for it in rules
        ],
        "findings_by_institution": [
            InstitutionFindings(it.code, it.name, it.amounts.n, it.amounts.counted_fund_amount)
            for it in places
        ],
        "coverage_by_rule": [
            RuleCoverage(code, names.get(code, code), it.hit, it.passed, it.cannot_assess)
            for code, it in covered.items()
        ],
        "quality_faults": [FaultCount(it.code, it.name, it.blocks, it.n) for it in faults],
    }
    return {name: Plot(name, rows, SHOWN.get(name, {})) for name, rows in drawn.items()}


def plot(actor: Actor, run: Run, name: str) -> Plot | None:
    """One chart of the page, read on its own; None for a name there is not."""
    every = plots(
        months=by_month(actor, run) if name == "findings_by_month" else {},
        rules=by_rule(actor, run) if name == "findings_by_rule" else [],
        places=by_place_of(actor, run) if name == "findings_by_institution" else [],
        covered=coverage(actor, run) if name == "coverage_by_rule" else {},
        faults=quality(actor, run) if name == "quality_faults" else [],
        names=rule_names(run),
    )
    return every.get(name)
