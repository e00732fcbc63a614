"""The list of changes, the page of one, and its notice."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.framework.paging import Order, count_up_to, read_position, take_page
from yijian.office.framework.permission import may
from yijian.office.monitor.offers import obstacle
from yijian.office.policy.current import current_law
from yijian.office.policy.demanded import assessment_demanded, basis_of
from yijian.office.policy.estimating.parts import parts_of
from yijian.office.policy.models import PUBLISHED, Change, ChangeKind
from yijian.office.policy.offers import buttons, may_not_propose
from yijian.office.policy.selectors.changes import (
    STATES,
    change_for,
    changes_for,
    search_changes,
    waiting_for,
)
from yijian.office.policy.selectors.timeline import timeline
from yijian.office.policy.views.showing import change_facts, row_of
from yijian.office.policy.words import RISK_LEVELS
from yijian.office.work.views import job_context

NEWEST = Order("id")
FILTERS = ("q", "state", "kind")


@require_GET
@page("policy.view_changes")
def changes(request: HttpRequest) -> HttpResponse:
    """The changes of the jurisdiction, filtered by the address."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    asked = {name: request.GET.get(name, "") for name in FILTERS}
    rows = search_changes(changes_for(actor), asked)
    found = take_page(
        rows, NEWEST, read_position(Change, NEWEST, request.GET), settings.LIMIT["PAGE_ROWS"]
    )
    context = {
        "title": "参数变更",
        "lead": "改一个参数，要先测算、再评估，由另一个人批准和发布；发布之后系统才按新值办理。",
        "list": found,
        "rows": [row_of(actor, row) for row in found.rows],
        "total": count_up_to(rows, settings.LIMIT["COUNT_CEILING"]),
        "asked": asked,
        "filtered": any(asked.values()),
        "states": STATES.items(),
        "kinds": ChangeKind.choices,
        "may_propose": not may_not_propose(actor),
        "may_export": may(actor, "policy.export_changes"),
    }
    return show(request, "policy/changes.html", context)


@require_GET
@page("policy.view_changes")
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """A change: what it asks for, what is known of it, who acted, who must act next."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = change_for(actor, pk)
    context: dict[str, Any] = {
        "title": found.title,
        "change": found,
        **change_facts(found),
        "demanded": assessment_demanded(found),
        "basis": basis_of(found),
        "buttons": buttons(actor, found),
        "waiting": waiting_for(actor, found),
        "passed": timeline(actor, found),
        "may_not_estimate": obstacle(actor, "policy.start_estimate", found),
        "may_estimate": may(actor, "policy.start_estimate"),
        "has_data": bool(parts_of(found)),
        "levels": RISK_LEVELS.items(),
        "may_export": may(actor, "policy.export_changes"),
        **(job_context(found.job) if found.job else {"open": False}),
    }
    return show(request, "policy/change.html", context)


@require_GET
@page("policy.view_changes")
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """The notice of a published change, to be printed."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = change_for(actor, pk)
    if found.state != PUBLISHED:
        raise Missing
    place = current_law().jurisdictions[found.jurisdiction].title
    context = {"title": "变更通知", "change": found, "issuer": place, **change_facts(found)}
    return show(request, "policy/notice.html", context)
