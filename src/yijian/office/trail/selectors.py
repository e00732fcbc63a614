"""Entries of the trail that somebody may read."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.timezone import make_aware

from yijian.office.framework.actor import Actor
from yijian.office.framework.paging import Total, count_up_to
from yijian.office.framework.permission import may
from yijian.office.trail.models import Chain, Entry


def entries_for(actor: Actor) -> QuerySet[Entry]:
    """The entries of the actor's jurisdiction; none for who may not read the trail."""
    if not may(actor, "trail.view_entries"):
        return Entry.objects.none()
    return Entry.objects.filter(jurisdiction=actor.jurisdiction)


def search_entries(rows: QuerySet[Entry], asked: dict[str, Any]) -> QuerySet[Entry]:
    """Those of ``rows`` that fit what :class:`~.filters.EntryFilter` understood."""
    if person := asked.get("person", "").strip():
        rows = rows.filter(Q(username__contains=person) | Q(name__contains=person))
    for name in ("event", "outcome"):
        if name in asked:
            rows = rows.filter(**{name: asked[name]})
    kind, key = asked.get("kind", ""), asked.get("key", "").strip()
    if kind and key:
        rows = rows.filter(subject=f"{kind}:{key}")
    elif kind:
        rows = rows.filter(subject__startswith=f"{kind}:")
    elif key:
        rows = rows.filter(subject__endswith=f":{key}")
    if "since" in asked:
        rows = rows.filter(at__gte=_moment(asked["since"], time.min))
    if "until" in asked:
        rows = rows.filter(at__lte=_moment(asked["until"], time.max))
    return rows


def total_of(actor: Actor, rows: QuerySet[Entry], asked: dict[str, Any]) -> Total:
    """How many ``rows`` there are: unfiltered from the head of the chain, else counted."""
    if asked:
        return count_up_to(rows, settings.LIMIT["COUNT_CEILING"])
    head = Chain.objects.filter(jurisdiction=actor.jurisdiction).first()
    return Total(head.number if head else 0, exact=True)


def _moment(day: date, hour: time) -> datetime:
    return make_aware(datetime.combine(day, hour))
