"""Screenings and leads that an actor may see, when the next is due, and how patterns fared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localtime

from yijian.analytics.intervals import wilson
from yijian.audit.antifraud.patterns import Pattern, patterns
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.permission import may
from yijian.office.monitor.antifraud_models import Lead, LeadResult, Screening
from yijian.office.monitor.scales import SHARE
from yijian.office.monitor.selectors.evaluations import Due, due_after, first_seen
from yijian.office.monitor.selectors.scope import within_area

INTERVAL = "monitor.antifraud_screen.interval"
OPEN = "open"
"""The filter of leads that nobody has checked yet."""


@dataclass(frozen=True)
class Fared:
    """How a pattern fared over all screenings: leads, how many were checked, and to what end.

    A subject that was made a target is checked, and not settled yet.
    """

    pattern: Pattern
    leads: int
    confirmed: int
    unfounded: int
    targets: int

    @property
    def open(self) -> int:
        """Leads that nobody has checked."""
        return self.leads - self.confirmed - self.unfounded - self.targets

    @property
    def share(self) -> Decimal | None:
        """The confirmed among the settled, to four places; None where none is settled."""
        settled = self.confirmed + self.unfounded
        return (Decimal(self.confirmed) / settled).quantize(SHARE) if settled else None

    @property
    def interval(self) -> tuple[Decimal, Decimal] | None:
        """Both ends of the Wilson interval of that share."""
        ends = wilson(self.confirmed, self.confirmed + self.unfounded)
        if ends is None:
            return None
        low, high = (Decimal(str(end)).quantize(SHARE) for end in ends)
        return low, high


def screenings_for(actor: Actor) -> QuerySet[Screening]:
    """The screenings of the actor's jurisdiction, the last first."""
    if not may(actor, "monitor.view_screenings"):
        return Screening.objects.none()
    return Screening.objects.filter(jurisdiction=actor.jurisdiction).order_by("-pk")


def screening_for(actor: Actor, key: int) -> Screening:
    """One of them.

    Raises:
        Missing: none of that number for this actor.
    """
    found = screenings_for(actor).filter(pk=key).first()
    if found is None:
        raise Missing
    return found


def leads_for(actor: Actor) -> QuerySet[Lead]:
    """The leads of screenings that hold, in the actor's area."""
    if not may(actor, "monitor.view_screenings"):
        return Lead.objects.none()
    rows = Lead.objects.filter(
        within_area(actor), jurisdiction=actor.jurisdiction, screening__withdrawn_at=None
    )
    return rows.select_related("screening")


def lead_for(actor: Actor, key: int) -> Lead:
    """One of them.

    Raises:
        Missing: none of that number for this actor.
    """
    found = leads_for(actor).filter(pk=key).first()
    if found is None:
        raise Missing
    return found


def search_leads(rows: QuerySet[Lead], asked: Mapping[str, str]) -> QuerySet[Lead]:
    """Those of ``rows`` that fit the filters ``pattern result`` of the address; unknown: none."""
    if asked.get("pattern") in patterns():
        rows = rows.filter(pattern=asked["pattern"])
    if asked.get("result") == OPEN:
        rows = rows.filter(result="")
    elif asked.get("result") in LeadResult.values:
        rows = rows.filter(result=asked["result"])
    return rows


def fared(actor: Actor) -> list[Fared]:
    """Every pattern with how it fared in the actor's area, in the order of the cards."""
    told = (
        leads_for(actor)
        .order_by()
        .values("pattern")
        .annotate(
            leads=Count("pk"),
            **{it.value: Count("pk", filter=Q(result=it)) for it in LeadResult},
        )
    )
    held = {row["pattern"]: row for row in told}
    return [_fared(card, held.get(name, {})) for name, card in patterns().items()]


def _fared(card: Pattern, row: Mapping[str, int]) -> Fared:
    return Fared(
        pattern=card,
        leads=row.get("leads", 0),
        confirmed=row.get(LeadResult.CONFIRMED, 0),
        unfounded=row.get(LeadResult.UNFOUNDED, 0),
        targets=row.get(LeadResult.TARGET, 0),
    )


def due(actor: Actor) -> Due | None:
    """When the next screening is due; None before the first run."""
    held = screenings_for(actor).filter(withdrawn_at=None).order_by("-made_at").first()
    start = localtime(held.made_at).date() if held is not None else first_seen(actor)
    if start is None:
        return None
    return due_after(actor, INTERVAL, start, first=held is None)
