"""Figures of accounts and organisations, for those who manage them and see no findings."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from yijian.office.accounts.models import OrganisationKind
from yijian.office.accounts.selectors import organisations_for, users_for
from yijian.office.framework.actor import Actor
from yijian.office.framework.roles import Role


@dataclass(frozen=True)
class Counted:
    """How many there are of a kind, and how many of them are in use."""

    title: str
    n: int
    in_use: int


def by_role(actor: Actor) -> list[Counted]:
    """Accounts by role; in use are those that may sign in."""
    usable = Q(is_active=True, organisation__active=True)
    rows = users_for(actor).order_by().values_list("role")
    found = {
        role: Counted(Role(role).label, n, in_use)
        for role, n, in_use in rows.annotate(n=Count("pk"), used=Count("pk", filter=usable))
    }
    return [found[role] for role in Role.values if role in found]


def by_kind(actor: Actor) -> list[Counted]:
    """Organisations by kind."""
    rows = organisations_for(actor).order_by().values_list("kind")
    counted = rows.annotate(n=Count("pk"), used=Count("pk", filter=Q(active=True)))
    found = {kind: Counted(OrganisationKind(kind).label, n, in_use) for kind, n, in_use in counted}
    return [found[kind] for kind in OrganisationKind.values if kind in found]
