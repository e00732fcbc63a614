"""Which findings a list shows: the filters as data, on findings and, where possible, on tallies."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from yijian.office.framework.actor import Actor
from yijian.office.framework.paging import Order
from yijian.office.monitor.models import Finding, FindingLine, Run, Tally
from yijian.office.monitor.selectors.focus import in_focus
from yijian.office.monitor.selectors.scope import findings_of, tallies_of

ORDERS: dict[str, Order] = {
    "-amount": Order("counted_fund_amount"),
    "amount": Order("counted_fund_amount", descending=False),
    "-day": Order("occurred_from"),
    "day": Order("occurred_from", descending=False),
}
"""The orders of the list, by the word in the address; the first is the default."""

FIRST_ORDER = "-amount"

FINDING_ID = re.compile(r"[0-9a-f]{32}")
"""What names a finding for ever (``kernel.identifiers.finding_id``)."""


@dataclass(frozen=True)
class Filters:
    """What is asked of the list; nothing means no restriction.

    ``institutions`` are codes (empty: none fits); ``focus`` asks for the rules and institutions on
    which supervision puts its weight; ``since`` and ``until`` are days on which a
    finding first occurred, ``least`` and ``most`` yuan of the counted fund amount, all inclusive;
    ``person`` is a person's number in clear; ``number`` that of a finding or a settlement.
    """

    rule: str = ""
    institutions: tuple[str, ...] | None = None
    focus: bool = False
    outcome: str = ""
    zone: str = ""
    severity: str = ""
    since: date | None = None
    until: date | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    person: str = ""
    number: str = ""
    sort: str = FIRST_ORDER

    @property
    def order(self) -> Order:
        """The order of the list."""
        return ORDERS[self.sort]


def matching(actor: Actor, run: Run, filters: Filters) -> QuerySet[Finding]:
    """The findings of ``run`` that the actor may see and the filters leave, in no order."""
    common = _common(actor, filters)
    rows = findings_of(actor, run).filter(common, **_days(filters, "occurred_from"))
    if filters.least is not None:
        rows = rows.filter(counted_fund_amount__gte=filters.least)
    if filters.most is not None:
        rows = rows.filter(counted_fund_amount__lte=filters.most)
    if filters.person:
        own = Finding.objects.filter(run=run, psn_no=filters.person)
        rows = rows.filter(pk__in=own.values("pk"))
    if filters.number:
        rows = rows.filter(_numbered(run, filters.number))
    return rows


def matching_tallies(actor: Actor, run: Run, filters: Filters) -> QuerySet[Tally] | None:
    """The tallies of exactly those findings; None where tallies cannot tell."""
    if filters.person or filters.number or not _whole_months(filters):
        return None
    if filters.least is not None or filters.most is not None:
        return None
    rows = tallies_of(actor, run)
    return rows.filter(_common(actor, filters), **_days(filters, "month"))


def _common(actor: Actor, filters: Filters) -> Q:
    told = {
        "rule_code": filters.rule,
        "outcome": filters.outcome,
        "zone": filters.zone,
        "severity": filters.severity,
    }
    condition = Q(**{column: value for column, value in told.items() if value})
    if filters.focus:
        condition &= in_focus(actor)
    if filters.institutions is None:
        return condition
    if len(filters.institutions) == 1:
        return condition & Q(fixmedins_code=filters.institutions[0])
    return condition & Q(fixmedins_code__in=filters.institutions)


def _days(filters: Filters, column: str) -> dict[str, date]:
    ends = {f"{column}__gte": filters.since, f"{column}__lte": filters.until}
    return {name: day for name, day in ends.items() if day is not None}


def _whole_months(filters: Filters) -> bool:
    return (filters.since is None or filters.since.day == 1) and (
        filters.until is None or _is_last_of_month(filters.until)
    )


def _is_last_of_month(day: date) -> bool:
    _, last = monthrange(day.year, day.month)
    return day.day == last


def _numbered(run: Run, number: str) -> Q:
    if FINDING_ID.fullmatch(number):
        return Q(finding_id=number)
    lines = FindingLine.objects.filter(run=run, setl_id=number)
    return Q(pk__in=lines.values("finding"))
