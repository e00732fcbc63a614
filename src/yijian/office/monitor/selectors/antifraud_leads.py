"""Subjects that several rules of one pattern hit in a period of a run, most signs first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Max, Min, QuerySet, Sum

from yijian.audit.antifraud.patterns import Pattern
from yijian.office.framework.actor import Actor
from yijian.office.monitor.models import Finding, Institution, Run
from yijian.office.monitor.selectors.cards import rule_names
from yijian.office.monitor.selectors.evaluation_figures import Days
from yijian.office.monitor.selectors.scope import findings_of
from yijian.office.monitor.selectors.totals import ZERO
from yijian.office.policy.current import current_law

MIN_SIGNS = "monitor.antifraud_screen.min_signs"
COLUMNS = {"institution": "fixmedins_code", "doctor": "subject_code", "person": "psn_no"}
"""By which column of a finding its subject is known."""


@dataclass(frozen=True)
class Suspect:
    """A subject with the signs of a pattern: ``[{code, name, n, counted}]``, most yuan first.

    ``finding_id`` is one of its findings; ``name`` is empty for persons and doctors.
    """

    code: str
    name: str
    admdvs: str
    finding_id: str
    signs: tuple[dict[str, Any], ...]
    n: int
    counted: Decimal


@dataclass(frozen=True)
class Screened:
    """Of a pattern: how many subjects any rule hit, and those with enough signs, in order."""

    subjects: int
    suspects: tuple[Suspect, ...]


def min_signs(jurisdiction: str, on: date) -> int:
    """How many rules of a pattern must hit a subject, on the day ``on``."""
    return int(current_law().value(MIN_SIGNS, jurisdiction, on).value)


def screened(actor: Actor, run: Run, days: Days, pattern: Pattern, least: int) -> Screened:
    """What a pattern finds in a period of a run, both days inclusive."""
    column, names = COLUMNS[pattern.subject], rule_names(run)
    told: dict[str, list[dict[str, Any]]] = {}
    for row in _hits(actor, run, days, pattern, column):
        told.setdefault(row[column], []).append(row)
    enough = {code: rows for code, rows in told.items() if len(rows) >= least}
    titles = _titles(run, pattern, list(enough))
    found = [_suspect(code, titles, rows, names) for code, rows in enough.items()]
    ordered = sorted(found, key=lambda it: (-len(it.signs), -it.counted, -it.n, it.code))
    return Screened(len(told), tuple(ordered))


def _hits(
    actor: Actor, run: Run, days: Days, pattern: Pattern, column: str
) -> QuerySet[Finding, dict[str, Any]]:
    rows = findings_of(actor, run).filter(
        rule_code__in=pattern.rules,
        occurred_from__gte=days.since,
        occurred_from__lte=days.until,
        **{f"{column}__isnull": False},
    )
    if pattern.subject == "doctor":
        rows = rows.filter(subject_type="doctor")
    counted = rows.values(column, "rule_code").annotate(
        total=Count("pk"),
        counted=Sum("counted_fund_amount"),
        one=Min("finding_id"),
        area=Max("admdvs"),
    )
    return counted.order_by(column, "rule_code")


def _titles(run: Run, pattern: Pattern, codes: list[str]) -> dict[str, str]:
    if pattern.subject != "institution":
        return {}
    rows = Institution.objects.filter(run=run, fixmedins_code__in=codes)
    return dict(rows.values_list("fixmedins_code", "name"))


def _suspect(
    code: str, titles: dict[str, str], rows: list[dict[str, Any]], names: dict[str, str]
) -> Suspect:
    signs = [
        {
            "code": row["rule_code"],
            "name": names.get(row["rule_code"], row["rule_code"]),
            "n": row["total"],
            "counted": str(row["counted"]),
        }
        for row in sorted(rows, key=lambda row: (-row["counted"], row["rule_code"]))
    ]
    return Suspect(
        code=code,
        name=titles.get(code, ""),
        admdvs=max(row["area"] for row in rows),
        finding_id=min(row["one"] for row in rows),
        signs=tuple(signs),
        n=sum(row["total"] for row in rows),
        counted=sum((row["counted"] for row in rows), ZERO),
    )
