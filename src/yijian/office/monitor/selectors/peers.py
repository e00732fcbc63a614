"""An institution beside those of its kind and level: a few measures, their median, its rank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from statistics import median_low

from django.db.models import Count, Sum

from yijian.analytics.charts.institution_among_peers import PeerValue
from yijian.analytics.charts.peer_scale import Measure, Scale
from yijian.claims import codes
from yijian.office.framework.actor import Actor
from yijian.office.framework.charts import Plot
from yijian.office.monitor.models import Institution, InstitutionMonth, Run, Tally
from yijian.office.monitor.scales import CENT, PER_LINES, SHARE
from yijian.office.monitor.selectors.scope import institutions_of
from yijian.office.policy.current import current_law

MIN_PEERS = "monitor.abnormal_index.min_peers"
HOSPITAL = "1"


@dataclass(frozen=True)
class Profile:
    """What an institution charged over the run's months, and how many findings it has."""

    fixmedins_code: str
    months: int
    lines: int
    visits: int
    fee_amount: Decimal
    fund_amount: Decimal
    drug_fee: Decimal
    findings: int


@dataclass(frozen=True)
class Compared:
    """A measure of one institution: its value, the lower median of the group, rank from the top.

    ``size`` is the group with this institution in it; ``values`` are those of the whole group.
    """

    name: str
    measure: Measure
    value: Decimal
    median: Decimal
    rank: int
    size: int
    values: dict[str, Decimal]


def _over(amount: Decimal, by: int | Decimal, step: Decimal) -> Decimal | None:
    return (amount / by).quantize(step, ROUND_HALF_UP) if by else None


MEASURES: dict[str, tuple[Measure, Callable[[Profile], Decimal | None]]] = {
    "monthly_fee": (
        Measure("月均医疗费用", Scale.YUAN),
        lambda it: _over(it.fee_amount, it.months, CENT),
    ),
    "monthly_fund": (
        Measure("月均基金支付", Scale.YUAN),
        lambda it: _over(it.fund_amount, it.months, CENT),
    ),
    "visit_fee": (
        Measure("次均费用", Scale.YUAN),
        lambda it: _over(it.fee_amount, it.visits, CENT),
    ),
    "drug_share": (
        Measure("药品费占比", Scale.SHARE),
        lambda it: _over(it.drug_fee, it.fee_amount, SHARE),
    ),
    "findings": (
        Measure("每万行费用的疑点", Scale.NUMBER, "条"),
        lambda it: _over(it.findings * PER_LINES, it.lines, CENT),
    ),
}
"""Name in the address to the measure and how it is worked out; None where it has no value."""


def least_peers(jurisdiction: str, on: date) -> int:
    """How many institutions a group must have to be compared, on the day ``on``."""
    return int(current_law().value(MIN_PEERS, jurisdiction, on).value)


def level(hosp_lv: str) -> int | None:
    """The rank of a level: 3, 2, 1, 0 for no level; None where it is not known."""
    return codes.load("hosp_lv").rank_of(hosp_lv)


def peers(run: Run, place: Institution) -> set[str]:
    """The codes of the group of ``place``, itself in it: same kind and level, whole jurisdiction.

    Empty for a hospital whose level is not known: it has no peers.
    """
    mine = level(place.hosp_lv)
    if place.kind == HOSPITAL and mine is None:
        return set()
    rows = Institution.objects.filter(run=run, kind=place.kind)
    found = rows.values_list("fixmedins_code", "hosp_lv")
    return {code for code, hosp_lv in found if level(hosp_lv) == mine}


def profiles(run: Run, places: set[str] | None = None) -> dict[str, Profile]:
    """The profiles of all institutions of a run that charged anything, or of ``places``."""
    rows = InstitutionMonth.objects.filter(run=run)
    tallies = Tally.objects.filter(run=run)
    if places is not None:
        rows = rows.filter(fixmedins_code__in=places)
        tallies = tallies.filter(fixmedins_code__in=places)
    counted = dict(tallies.values_list("fixmedins_code").annotate(Sum("n")).order_by())
    sums = rows.values_list("fixmedins_code").annotate(
        Count("pk"), *(Sum(name) for name in _SUMMED)
    )
    return {row[0]: Profile(*row, counted.get(row[0], 0)) for row in sums.order_by()}


_SUMMED = ("lines", "visits", "fee_amount", "fund_amount", "drug_fee")


def compare(run: Run, place: Institution, least: int) -> list[Compared] | None:
    """Each measure of ``place`` in its group; None where fewer than ``least`` have charged."""
    known = profiles(run, peers(run, place))
    if len(known) < least or place.fixmedins_code not in known:
        return None
    made = (_compared(name, known, place.fixmedins_code) for name in MEASURES)
    return [it for it in made if it is not None and it.size >= least]


def _compared(name: str, known: dict[str, Profile], own: str) -> Compared | None:
    measure, of = MEASURES[name]
    values = {code: value for code, it in known.items() if (value := of(it)) is not None}
    if own not in values:
        return None
    higher = sum(value > values[own] for value in values.values())
    return Compared(
        name=name,
        measure=measure,
        value=values[own],
        median=median_low(values.values()),
        rank=higher + 1,
        size=len(values),
        values=values,
    )


def strip(actor: Actor, run: Run, place: Institution, compared: Compared) -> Plot:
    """The chart of a measure; peers outside the actor's area bear no name and no code."""
    names = dict(institutions_of(actor, run).values_list("fixmedins_code", "name"))
    own = place.fixmedins_code
    rows = [
        PeerValue(code if code == own or code in names else "", names.get(code), value)
        for code, value in sorted(compared.values.items())
    ]
    options = {"fixmedins_code": own, "measure": compared.measure}
    return Plot("institution_among_peers", rows, options, compared.measure.title)
