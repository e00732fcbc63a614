"""Versions on their way: the list, and the page of one."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from yijian.audit.rulebook.rule import Rule
from yijian.kernel.errors import BadInput
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.framework.paging import Order, count_up_to, read_position, take_page
from yijian.office.framework.permission import may
from yijian.office.monitor.guards.grey_terms_given import MOMENTS
from yijian.office.monitor.offers import obstacle
from yijian.office.monitor.rule_models import CHECKED, DRAFT, REPLAYED, SHADOW, RuleVersion
from yijian.office.monitor.rule_offers import askables, may_not, obstacle_to_draft, waiting
from yijian.office.monitor.rulebook.checking import check_text
from yijian.office.monitor.rulebook.registry import live_beside
from yijian.office.monitor.rulebook.texts import content_digest
from yijian.office.monitor.selectors.cards import rule_of
from yijian.office.monitor.selectors.imports import held
from yijian.office.monitor.selectors.rule_quality import quality_rows
from yijian.office.monitor.selectors.rule_versions import (
    STATES,
    search_versions,
    terms_of,
    version_for,
    versions_for,
)
from yijian.office.monitor.selectors.trials import trials_of
from yijian.office.policy.selectors.timeline import timeline
from yijian.office.work.views import job_context

NEWEST = Order("id")
FILTERS = ("q", "state", "origin")
REVISABLE = (DRAFT, CHECKED, REPLAYED)


@require_GET
@page("monitor.view_rule_versions")
def rule_versions(request: HttpRequest) -> HttpResponse:
    """The versions of the jurisdiction, filtered by the address; without filters what is ours or
    waits for somebody."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    asked = {name: request.GET.get(name, "") for name in FILTERS}
    rows = search_versions(versions_for(actor).defer("text", "cases"), asked)
    position = read_position(RuleVersion, NEWEST, request.GET)
    found = take_page(rows, NEWEST, position, settings.LIMIT["PAGE_ROWS"])
    context = {
        "title": "规则版本",
        "lead": "每一步由一人写明理由提请，另一人决定；检查、回放、影子、灰度之后才全面生效。",
        "list": found,
        "rows": [(row, waiting(actor, row)) for row in found.rows],
        "total": count_up_to(rows, settings.LIMIT["COUNT_CEILING"]),
        "asked": asked,
        "filtered": any(asked.values()),
        "states": [("all", "全部"), ("asked", "等待决定"), *STATES.items()],
        "known": versions_for(actor).exists(),
        "may_draft": may(actor, "monitor.draft_rule"),
    }
    return show(request, "monitor/rule_versions.html", context)


@require_GET
@page("monitor.view_rule_versions")
def rule_version(request: HttpRequest, pk: int) -> HttpResponse:
    """A version: where it stands, what is known of it, who acted, who must act next."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = version_for(actor, pk)
    checked = check_text(
        found.text, code=found.code, version=found.version, jurisdiction=found.jurisdiction
    )
    context: dict[str, Any] = {
        "title": found.name,
        "version": found,
        "rule": _rule(found),
        "spot": checked.spot,
        "live": live_beside(found),
        "terms": terms_of(found),
        "quality": [it for it in quality_rows(actor, found.code) if it.version.pk == pk],
        "passed": timeline(actor, found),
        **_steps(actor, found),
        **_trials(actor, found),
        **(job_context(found.job) if found.job else {"open": False}),
    }
    return show(request, "monitor/rule_version.html", context)


def _steps(actor: Actor, row: RuleVersion) -> dict[str, Any]:
    withdrawable = (*REVISABLE, SHADOW)
    return {
        "asked": waiting(actor, row),
        "askables": askables(actor, row),
        "moments": MOMENTS,
        "today": localtime(actor.at).date(),
        "may_not_revise": may_not(actor, row, "revise_rule", REVISABLE),
        "may_not_withdraw": may_not(actor, row, "withdraw_rule", withdrawable),
        "may_not_draft": obstacle_to_draft(actor, row.code),
        "may_draft": may(actor, "monitor.draft_rule"),
    }


def _trials(actor: Actor, row: RuleVersion) -> dict[str, Any]:
    report = row.case_report
    return {
        "report": report,
        "report_fresh": report.get("digest") == content_digest(row.text, row.cases),
        "trials": trials_of(actor, row),
        "may_try": may(actor, "monitor.start_trial", row),
        "may_not_run_cases": obstacle(actor, "monitor.start_cases", row),
        "may_not_try": obstacle(actor, "monitor.start_trial", row),
        "held": held(actor),
        "limit": settings.LIMIT["RULE_SECONDS"],
    }


def _rule(row: RuleVersion) -> Rule | None:
    try:
        return rule_of(row)
    except BadInput:
        return None
