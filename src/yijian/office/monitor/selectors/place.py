"""Whether an actor answers for all of a jurisdiction; rows that know their institution only."""

from __future__ import annotations

from django.db.models import QuerySet

from yijian.law import Law
from yijian.office.framework.actor import Actor
from yijian.office.monitor.models import Run
from yijian.office.monitor.selectors.scope import Row, institutions_in_scope


def everywhere(actor: Actor) -> bool:
    """Whether the actor answers for the whole jurisdiction."""
    whole = Law.load().admdvs(actor.jurisdiction)
    return actor.fixmedins_code is None and whole.startswith(actor.area)


def of_places(actor: Actor, run: Run, rows: QuerySet[Row]) -> QuerySet[Row]:
    """Those ``rows`` (with ``fixmedins_code``) whose institution the actor may see.

    Who answers for the whole jurisdiction also sees those that name no institution.
    """
    return rows if everywhere(actor) else institutions_in_scope(actor, run, rows)
