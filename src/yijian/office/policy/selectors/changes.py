"""Changes that somebody may see."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Q, QuerySet

from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.permission import may
from yijian.office.framework.stepping import Offer, possible_steps
from yijian.office.policy.guards.estimate_attached import estimate_attached
from yijian.office.policy.guards.risk_assessed import risk_assessed
from yijian.office.policy.models import Change, ChangeKind

STATES = {
    "drafted": "已拟定",
    "estimated": "已测算",
    "assessed": "已评估",
    "approved": "已批准",
    "published": "已发布",
    "rejected": "未批准",
    "withdrawn": "已撤回",
}
"""The states of the procedure as lists name them."""


def changes_for(actor: Actor, kind: str = "") -> QuerySet[Change]:
    """The changes of the actor's jurisdiction, of one kind where one is given."""
    if not may(actor, "policy.view_changes"):
        return Change.objects.none()
    rows = Change.objects.filter(jurisdiction=actor.jurisdiction)
    return rows.filter(kind=kind) if kind else rows


def change_for(actor: Actor, key: int) -> Change:
    """One of them.

    Raises:
        Missing: none of that number for this actor.
    """
    found = changes_for(actor).select_related("job").filter(pk=key).first()
    if found is None:
        raise Missing
    return found


def search_changes(rows: QuerySet[Change], asked: Mapping[str, str]) -> QuerySet[Change]:
    """Those of ``rows`` that fit the filters ``q state kind`` of the address; unknown: none."""
    if text := asked.get("q", "").strip():
        named = Q(title__icontains=text) | Q(parameter__icontains=text)
        rows = rows.filter(named | Q(number__icontains=text))
    if asked.get("state") in STATES:
        rows = rows.filter(state=asked["state"])
    if asked.get("kind") in ChangeKind.values:
        rows = rows.filter(kind=asked["kind"])
    return rows


def waiting_for(actor: Actor, change: Change) -> list[Offer]:
    """The next steps that bring a change further, and who may take them."""
    offers = {offer.step: offer for offer in possible_steps(actor, change)}
    return [offers[step] for step in _next(change) if step in offers]


def _next(change: Change) -> tuple[str, ...]:
    """What is still missing, in order; only then the decision."""
    if change.state == "approved":
        return ("publish_change",)
    if estimate_attached(subject=change):
        return ("attach_estimate",)
    return ("assess_risk",) if risk_assessed(subject=change) else ("approve_change",)
