"""On what supervision puts its weight now, and since when."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from yijian.office.framework.actor import Actor
from yijian.office.monitor.evaluation_models import Focus, FocusKind


def focus_of(actor: Actor) -> QuerySet[Focus]:
    """What is on the focus of the actor's jurisdiction now, rules first, the oldest first.

    A provider is not told on what supervision looks.
    """
    rows = Focus.objects.filter(jurisdiction=actor.jurisdiction, ended_at=None)
    if actor.fixmedins_code is not None:
        rows = rows.none()
    return rows.select_related("began_by").order_by("-kind", "pk")


def focus_ended(actor: Actor) -> QuerySet[Focus]:
    """What was taken off the focus, the last first."""
    rows = Focus.objects.filter(jurisdiction=actor.jurisdiction, ended_at__isnull=False)
    return rows.select_related("began_by", "ended_by").order_by("-ended_at", "-pk")


def on_focus(actor: Actor, kind: str, key: str) -> Focus | None:
    """Since when a rule or an institution is on the focus; None where it is not."""
    return focus_of(actor).filter(kind=kind, key=key).first()


def in_focus(actor: Actor) -> Q:
    """Findings (or tallies) of the rules and the institutions on the focus."""
    keys: dict[str, list[str]] = {kind: [] for kind in FocusKind.values}
    for kind, key in focus_of(actor).values_list("kind", "key"):
        keys[kind].append(key)
    return Q(rule_code__in=keys[FocusKind.RULE]) | Q(fixmedins_code__in=keys[FocusKind.INSTITUTION])
