"""What of a run an actor may see: the own jurisdiction, the own area, a provider the own house."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import BigIntegerField, Model, Q, QuerySet

from yijian.office.framework.actor import Actor
from yijian.office.monitor.models import Finding, Institution, Run, RunState, Tally

Row = TypeVar("Row", bound=Model)

SEEN = (RunState.VISIBLE, RunState.REPLACED)
"""A run that is or was seen; one that is loading or withdrawn is not there."""

_DIGITS = Institution._meta.get_field("admdvs").max_length


def runs_seen(actor: Actor) -> QuerySet[Run]:
    """The runs of the actor's jurisdiction that may be looked at, the visible one first."""
    return Run.objects.filter(jurisdiction=actor.jurisdiction, state__in=SEEN).order_by(
        "-published_at", "-id"
    )


def visible_run(actor: Actor) -> Run | None:
    """The run that everybody of the jurisdiction sees; None before the first."""
    return Run.objects.filter(jurisdiction=actor.jurisdiction, state=RunState.VISIBLE).first()


def chosen_run(actor: Actor, asked: str | None) -> Run | None:
    """The run that ``?run=<number>`` asks for, the visible one without it; None if there is none
    of that number for this actor."""
    if not asked:
        return visible_run(actor)
    try:
        number = int(asked)
    except ValueError:
        return None
    if abs(number) > BigIntegerField.MAX_BIGINT:
        return None
    return runs_seen(actor).filter(pk=number).first()


def area_bounds(actor: Actor) -> tuple[str, str]:
    """The first and the last division (six digits) that the actor answers for."""
    first, last = (actor.area.ljust(_DIGITS, digit) for digit in "09")
    return first, last


def within_area(actor: Actor, column: str = "admdvs") -> Q:
    """The division in ``column`` (six digits) lies in the actor's area, as a range of an index."""
    if not actor.area:
        return Q()
    first, last = area_bounds(actor)
    if first == last:
        return Q(**{column: first})
    return Q(**{f"{column}__gte": first, f"{column}__lte": last})


def in_scope(actor: Actor, rows: QuerySet[Row]) -> QuerySet[Row]:
    """Those of ``rows`` (of one run of the actor's jurisdiction) that the actor may see.

    A provider sees what bears its own code; where rows bear none (units of coverage), nothing.
    """
    if actor.fixmedins_code is None:
        return rows.filter(within_area(actor))
    if not actor.fixmedins_code or "fixmedins_code" not in _columns(rows.model):
        return rows.none()
    return rows.filter(fixmedins_code=actor.fixmedins_code)


def institutions_in_scope(actor: Actor, run: Run, rows: QuerySet[Row]) -> QuerySet[Row]:
    """Those of ``rows`` whose institution the actor may see, where the rows have no division."""
    if actor.fixmedins_code is not None:
        return in_scope(actor, rows)
    places = Institution.objects.filter(within_area(actor), run=run)
    return rows.filter(fixmedins_code__in=places.values("fixmedins_code"))


def findings_of(actor: Actor, run: Run) -> QuerySet[Finding]:
    """The findings of a run that the actor may see."""
    return in_scope(actor, Finding.objects.filter(run=run))


def tallies_of(actor: Actor, run: Run) -> QuerySet[Tally]:
    """The tallies of those findings."""
    return in_scope(actor, Tally.objects.filter(run=run))


def institutions_of(actor: Actor, run: Run) -> QuerySet[Institution]:
    """The institutions of a run that the actor may see."""
    return in_scope(actor, Institution.objects.filter(run=run))


def _columns(model: type[Model]) -> set[str]:
    return {field.name for field in model._meta.get_fields()}
