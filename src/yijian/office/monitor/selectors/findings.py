"""The list of findings: a page of rows with the names that belong to them, and the totals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.db.models import Count, Sum

from yijian.office.framework.actor import Actor
from yijian.office.framework.paging import Page, Position, Total, neighbour, take_page
from yijian.office.monitor.models import Finding, Institution, Run
from yijian.office.monitor.selectors.filters import Filters, matching, matching_tallies
from yijian.office.monitor.selectors.rolled_up import rolled_up_totals
from yijian.office.monitor.selectors.scope import findings_of, institutions_of

_ZERO = Decimal(0)


@dataclass(frozen=True)
class Totals:
    """Findings, their fees, and the fund amount counted once; amounts None where uncounted."""

    total: Total
    fee_amount: Decimal | None
    counted_fund_amount: Decimal | None


def totals(actor: Actor, run: Run, filters: Filters) -> Totals:
    """The totals of a filtered list.

    Exact from the tallies where the filters can be told there; else counted row by row up to
    ``LIMIT COUNT_CEILING``; beyond it neither the number nor the amounts are known.
    """
    tallies = matching_tallies(actor, run, filters)
    if tallies is not None:
        if rolled := rolled_up_totals(actor, run, filters):
            n, fee, fund = rolled
            return Totals(Total(n, exact=True), fee, fund)
        sums = tallies.aggregate(n=Sum("n"), fee=Sum("fee_amount"), fund=Sum("counted_fund_amount"))
        return Totals(
            Total(sums["n"] or 0, exact=True), sums["fee"] or _ZERO, sums["fund"] or _ZERO
        )
    ceiling = settings.LIMIT["COUNT_CEILING"]
    some = matching(actor, run, filters).values("fee_amount", "counted_fund_amount")
    sums = some[: ceiling + 1].aggregate(
        n=Count("*"), fee=Sum("fee_amount"), fund=Sum("counted_fund_amount")
    )
    if sums["n"] > ceiling:
        return Totals(Total(ceiling, exact=False), None, None)
    return Totals(Total(sums["n"], exact=True), sums["fee"] or _ZERO, sums["fund"] or _ZERO)


def finding_page(actor: Actor, run: Run, filters: Filters, position: Position | None) -> Page:
    """One page of the filtered list."""
    rows = matching(actor, run, filters).defer("evidence")
    return take_page(rows, filters.order, position, settings.LIMIT["PAGE_ROWS"])


def all_findings(actor: Actor, run: Run, filters: Filters, most: int) -> Iterator[Finding]:
    """The first ``most`` findings of the filtered list, in its order, without their evidence."""
    rows = matching(actor, run, filters).defer("evidence").order_by(*filters.order.names())
    yield from rows[:most].iterator(chunk_size=settings.LIMIT["PAGE_ROWS"])


def neighbours(
    actor: Actor, run: Run, filters: Filters, row: Finding
) -> tuple[Finding | None, Finding | None]:
    """The findings ahead of and behind ``row`` in the filtered list."""
    rows = matching(actor, run, filters).only("finding_id", "run_id")
    order = filters.order
    return neighbour(rows, order, row, back=True), neighbour(rows, order, row, back=False)


def institution_names(run: Run, codes: Iterable[str | None]) -> Mapping[str, str]:
    """Code to name of some institutions of a run."""
    wanted = {code for code in codes if code}
    found = Institution.objects.filter(run=run, fixmedins_code__in=wanted)
    return dict(found.values_list("fixmedins_code", "name"))


def institutions_called(actor: Actor, run: Run, text: str) -> list[str] | None:
    """The codes of the institutions that bear this code or whose name contains this text, in
    order; None where there are more than ``LIMIT NAME_MATCHES``."""
    places = institutions_of(actor, run)
    exact = places.filter(fixmedins_code=text.upper())
    if exact.exists():
        return [text.upper()]
    most = settings.LIMIT["NAME_MATCHES"]
    named = places.filter(name__icontains=text).order_by("fixmedins_code")
    codes = list(named.values_list("fixmedins_code", flat=True)[: most + 1])
    return None if len(codes) > most else codes


def person_of(actor: Actor, run: Run, **known: str) -> Finding | None:
    """A finding that is about one person, and known by that person's number (``psn_no``) or by
    its own (``finding_id``); None where the actor sees none."""
    found = findings_of(actor, run).filter(**known, psn_no__isnull=False)
    return found.only("finding_id", "psn_no").first()
