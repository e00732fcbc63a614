"""Whether an actor answers for all of a jurisdiction; rows that know their institution only."""

from __future__ import annotations

from django.db.models import QuerySet

from yijian.office.framework.actor import Actor
from yijian.office.monitor.models import Run
from yijian.office.monitor.selectors.scope import Row, institutions_in_scope
from yijian.office.policy.current import current_law


def everywhere(actor: Actor) -> bool:
    """Whether the actor answers for the whole jurisdiction."""
    whole = current_law().admdvs(actor.jurisdiction)
    return actor.fixmedins_code is None and whole.startswith(actor.area)


def of_places(actor: Actor, run: Run, rows: QuerySet[Row]) -> QuerySet[Row]:
    """Those ``rows`` (with ``fixmedins_code``) whose institution the actor may see.

    Who answers for the whole jurisdiction also sees those that name no institution.
    """
    return rows if everywhere(actor) else institutions_in_scope(actor, run, rows)
