"""What an actor may see of accounts and organisations: those of the own jurisdiction."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from yijian.office.accounts.guards.nothing_against_sign_in import Fault
from yijian.office.accounts.kinds import PROVIDER_KINDS
from yijian.office.accounts.models import Organisation, User
from yijian.office.framework.actor import Actor
from yijian.office.framework.permission import may
from yijian.office.trail.models import Entry


def users_for(actor: Actor) -> QuerySet[User]:
    """The accounts that the actor may see, with their organisation."""
    if not may(actor, "accounts.view_users"):
        return User.objects.none()
    return User.objects.select_related("organisation").filter(
        organisation__jurisdiction=actor.jurisdiction
    )


def organisations_for(actor: Actor) -> QuerySet[Organisation]:
    """The organisations that the actor may see, with the one above."""
    if not may(actor, "accounts.view_organisations"):
        return Organisation.objects.none()
    return Organisation.objects.select_related("parent").filter(jurisdiction=actor.jurisdiction)


def offices_for(actor: Actor) -> QuerySet[Organisation]:
    """The organisations that are no providers: few enough to be chosen from a list."""
    rows = organisations_for(actor).exclude(kind__in=PROVIDER_KINDS)
    return rows.order_by("admdvs", "pk")


def search_users(
    rows: QuerySet[User], *, text: str, role: str, organisation: str, state: str
) -> QuerySet[User]:
    """The accounts that fit every filter that is not empty."""
    if text:
        rows = rows.filter(Q(username__icontains=text) | Q(name__icontains=text))
    if role:
        rows = rows.filter(role=role)
    if organisation:
        rows = rows.filter(organisation__code=organisation)
    if state:
        rows = rows.filter(is_active=state == "active")
    return rows


def search_organisations(
    rows: QuerySet[Organisation], *, text: str, kind: str, parent: str, state: str
) -> QuerySet[Organisation]:
    """The organisations that fit every filter that is not empty."""
    if text:
        found = Q(name__icontains=text) | Q(code__icontains=text) | Q(fixmedins_code=text)
        rows = rows.filter(found)
    if kind:
        rows = rows.filter(kind=kind)
    if parent:
        rows = rows.filter(parent__code=parent)
    if state:
        rows = rows.filter(active=state == "active")
    return rows


@dataclass(frozen=True)
class Branch:
    """An office in the tree: how deep it lies, and how many providers hang on it."""

    organisation: Organisation
    depth: int
    providers: int

    @property
    def steps(self) -> range:
        """One item for each level above the parent: what a page indents by."""
        return range(self.depth - 1)


def office_tree(actor: Actor) -> list[Branch]:
    """The offices (no providers), each followed by those below it; the tops have depth 0."""
    providers = Count("children", filter=Q(children__kind__in=PROVIDER_KINDS))
    rows = list(offices_for(actor).annotate(providers=providers))
    known = {row.pk for row in rows}
    below: dict[int | None, list[Any]] = {}
    for row in rows:
        below.setdefault(row.parent_id if row.parent_id in known else None, []).append(row)
    found: list[Branch] = []
    waiting = [(row, 0) for row in reversed(below.get(None, []))]
    while waiting:
        row, depth = waiting.pop()
        found.append(Branch(row, depth, row.providers))
        waiting += [(child, depth + 1) for child in reversed(below.get(row.pk, []))]
    return found


def line_above(organisation: Organisation) -> list[Organisation]:
    """The organisations above, the highest first."""
    line: list[Organisation] = []
    step, seen = organisation.parent, {organisation.pk}
    while step is not None and step.pk not in seen:
        seen.add(step.pk)
        line.insert(0, step)
        step = step.parent
    return line


def trail_of(actor: Actor, user: User, rows: int) -> list[Entry]:
    """The latest entries by this account or about it, the newest first."""
    entries = Entry.objects.filter(jurisdiction=actor.jurisdiction).order_by("-number")
    label = f"{User._meta.label_lower}:{user.pk}"
    by_them = entries.filter(username=user.username)[:rows]
    about_them = entries.filter(subject=label)[:rows]
    return latest([*by_them, *about_them], rows)


@dataclass(frozen=True)
class SignIn:
    """Somebody at the door: when, from where, what proved them; ``fault`` says why not let in."""

    at: datetime
    address: str
    proof: str
    fault: str


def sign_ins_of(actor: Actor, rows: int) -> list[SignIn]:
    """The latest times that the actor, or somebody in his name, came to the door."""
    user = User.objects.get(username=actor.username)
    entries = Entry.objects.filter(
        jurisdiction=actor.jurisdiction,
        subject=f"{User._meta.label_lower}:{user.pk}",
        event="accounts.sign_in",
    )
    return [_sign_in(entry) for entry in entries.order_by("-number")[:rows]]


def _sign_in(entry: Entry) -> SignIn:
    said = json.loads(entry.detail)
    fault = Fault(said["fault"])
    words = "" if fault == Fault.NONE else str(fault.label)
    return SignIn(entry.at, said["address"], said["proof"], words)


def latest(entries: Iterable[Entry], rows: int) -> list[Entry]:
    """Each entry once, the newest first, at most so many."""
    once = {entry.number: entry for entry in entries}
    return [once[number] for number in sorted(once, reverse=True)[:rows]]
