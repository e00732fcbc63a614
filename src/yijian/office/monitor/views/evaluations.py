"""The evaluations, the focus of supervision that they set, and one evaluation."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.framework.paging import Order, count_up_to, read_position, take_page
from yijian.office.framework.permission import may
from yijian.office.monitor.evaluation_models import OPEN, STATES, Evaluation, FocusKind
from yijian.office.monitor.offers import obstacle
from yijian.office.monitor.selectors import evaluations as known
from yijian.office.monitor.selectors.abnormal import on_site_required
from yijian.office.monitor.selectors.focus import focus_ended, focus_of
from yijian.office.monitor.selectors.focus_effect import effects
from yijian.office.monitor.selectors.scope import visible_run
from yijian.office.policy.offers import buttons
from yijian.office.policy.selectors.timeline import timeline

NEWEST = Order("id")


@require_GET
@page("monitor.view_evaluations")
def evaluations(request: HttpRequest) -> HttpResponse:
    """When the next is due, what is on the focus, the evaluations that were."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    state = request.GET.get("state", "")
    rows = known.evaluations_for(actor)
    if state in STATES:
        rows = rows.filter(state=state)
    found = take_page(
        rows,
        NEWEST,
        read_position(Evaluation, NEWEST, request.GET),
        settings.LIMIT["PAGE_ROWS"],
    )
    run, today = visible_run(actor), localtime(actor.at).date()
    context = {
        "title": "效果评估",
        "lead": "定期看规则和重点的效果，据以调整监督管理的重点；评估和决定由两个人办理。",
        "due": known.due(actor),
        "at_work": known.open_evaluation(actor.jurisdiction),
        "focus": effects(actor, run, focus_of(actor)),
        "ended": focus_ended(actor)[: settings.LIMIT["PAGE_ROWS"]],
        "list": found,
        "rows": found.rows,
        "total": count_up_to(rows, settings.LIMIT["COUNT_CEILING"]),
        "states": STATES.items(),
        "asked": state,
        "run": run,
        "may_not_draft": obstacle(actor, "monitor.draft_evaluation"),
        "days": known.proposed_days(actor, run),
        "today": today,
    }
    return show(request, "monitor/evaluations.html", context)


@require_GET
@page("monitor.view_evaluations")
def evaluation(request: HttpRequest, pk: int) -> HttpResponse:
    """An evaluation: its report, what it changes, who must act next."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = known.evaluation_for(actor, pk)
    context: dict[str, Any] = {
        "title": f"评估 {found.number}",
        "evaluation": found,
        "figures": found.figures,
        "waiting": _waiting(found),
        "buttons": buttons(actor, found, "monitor") if found.state in OPEN else {},
        "passed": timeline(actor, found),
        "kinds": FocusKind.choices,
        "kind_titles": dict(FocusKind.choices),
        "on_site": on_site_required(found.jurisdiction, found.opened_on),
        "may_export": may(actor, "monitor.export_evaluation"),
        "most": settings.LIMIT["PAGE_ROWS"],
    }
    return show(request, "monitor/evaluation.html", context)


def _waiting(found: Evaluation) -> str:
    """Who must act next, in words; empty where nobody must."""
    return {
        "draft": "提出调整、写明结论后提交（评估人）",
        "proposed": "决定或退回（没有参与评估的医保行政部门负责人）",
    }.get(found.state, "")
