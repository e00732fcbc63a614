"""Local payable items that somebody may see, and what the fund pays for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Q, QuerySet

from yijian.kernel.dates import FOREVER
from yijian.kernel.errors import YijianError
from yijian.law.catalogue import (
    CatalogueEntry,
    Supplement,
    filing_due,
    filing_state,
    may_supplement,
)
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.permission import may
from yijian.office.policy.current import current_law
from yijian.office.policy.models import ItemKind, LocalItem

STATES = {
    "drafted": "已拟定",
    "submitted": "已报政府审批",
    "approved": "政府已批准",
    "in_force": "已执行",
    "filed": "已报国家备案",
    "ended": "已停止执行",
    "rejected": "未获批准",
}
"""The states of the procedure as lists name them."""
PAID = ("in_force", "filed", "ended")
"""States of an item that is or was paid for between its days."""


def items_for(actor: Actor) -> QuerySet[LocalItem]:
    """The items of the actor's jurisdiction."""
    if not may(actor, "policy.view_items"):
        return LocalItem.objects.none()
    return LocalItem.objects.filter(jurisdiction=actor.jurisdiction)


def item_for(actor: Actor, key: int) -> LocalItem:
    """One of them.

    Raises:
        Missing: none of that number for this actor.
    """
    found = items_for(actor).filter(pk=key).first()
    if found is None:
        raise Missing
    return found


def search_items(rows: QuerySet[LocalItem], asked: Mapping[str, str]) -> QuerySet[LocalItem]:
    """Those of ``rows`` that fit the filters ``q state kind`` of the address; unknown: none."""
    if text := asked.get("q", "").strip():
        rows = rows.filter(Q(title__icontains=text) | Q(code__icontains=text))
    if asked.get("state") in STATES:
        rows = rows.filter(state=asked["state"])
    if asked.get("kind") in ItemKind.values:
        rows = rows.filter(kind=asked["kind"])
    return rows


def local_entries(jurisdiction: str) -> list[CatalogueEntry]:
    """The items of a place as the catalogue knows them; what has no first day is not in it."""
    rows = LocalItem.objects.filter(jurisdiction=jurisdiction, since__isnull=False)
    return [entry_of(row) for row in rows.order_by("pk")]


def entry_of(item: LocalItem) -> CatalogueEntry:
    """An item as an entry of the catalogue; before it is in force it begins at the end of time."""
    return CatalogueEntry(
        code=item.code,
        name=item.title,
        level="local",
        begndate=item.since or FOREVER,
        enddate=item.until or FOREVER,
        limits=item.standard,
        approved_on=item.document_day,
        filed_on=item.filing_day,
    )


def filing_words(item: LocalItem, on: date) -> str:
    """How the filing with the nation stands; empty for an item that was never in force."""
    if item.state not in PAID or item.since is None:
        return ""
    due = filing_due(current_law(), item.jurisdiction, item.since)
    return filing_state(entry_of(item), due, on)


def supplement_of(jurisdiction: str, on: date) -> Supplement | str:
    """The power of the place to add items; the sentence that says why it has none."""
    try:
        return may_supplement(current_law(), jurisdiction, on)
    except YijianError as refusal:
        return refusal.message
