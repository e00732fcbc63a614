"""The catalogue of rules, and a rule."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from yijian.audit.working_set.relations import relations
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.framework.permission import may
from yijian.office.monitor.rule_models import SUPERSEDED
from yijian.office.monitor.rule_offers import obstacle_to_draft
from yijian.office.monitor.selectors import rules as catalogue
from yijian.office.monitor.selectors.dashboard import by_place
from yijian.office.monitor.selectors.law_values import law_values
from yijian.office.monitor.selectors.notices import unread
from yijian.office.monitor.selectors.reasons import reason_words
from yijian.office.monitor.selectors.rule_quality import quality_rows
from yijian.office.monitor.selectors.rule_versions import of_code, terms_of
from yijian.office.monitor.selectors.scope import visible_run

TOP = 20
"""So many institutions stand on the page of a rule."""


@require_GET
@page("monitor.view_rules")
def rules(request: HttpRequest) -> HttpResponse:
    """The rules of the place, how they stand, and what the visible run found by them."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    run = visible_run(actor)
    asked = request.GET
    every = catalogue.rule_rows(actor, run)
    found = catalogue.chosen(
        every,
        words=asked.get("q", "").strip(),
        tier=asked.get("tier", ""),
        outcome=asked.get("outcome", ""),
        standing=asked.get("state", ""),
    )
    order = asked.get("order", "")
    context = {
        "title": "规则",
        "run": run,
        "rows": catalogue.ordered(found, order) if order in catalogue.ORDERS else found,
        "every": len(every),
        "tiers": catalogue.TIERS,
        "outcomes": catalogue.OUTCOMES,
        "orders": catalogue.ORDERS,
        "standings": {it.listed.state: it.listed.state_title for it in every},
        "notices": unread(actor),
        "may_see_versions": may(actor, "monitor.view_rule_versions"),
        "may_draft": may(actor, "monitor.draft_rule"),
        "may_see_runs": may(actor, "monitor.view_runs"),
    }
    return show(request, "monitor/rules.html", context)


@require_GET
@page("monitor.view_rules")
def rule(request: HttpRequest, code: str) -> HttpResponse:
    """A rule: its card, its SQL, the law it reads, its versions, what the visible run found."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    run = visible_run(actor)
    row = next((it for it in catalogue.rule_rows(actor, run) if it.card.code == code), None)
    if row is None:
        raise Missing
    card, found = row.card, row.listed.rule
    said = next((it for it in catalogue.rule_summaries(run) if it["code"] == code), None)
    context = {
        "title": card.name,
        "card": card,
        "sql": found.sql,
        "grain": relations()[card.grain].title,
        "needs": [reason_words(need, actor.jurisdiction) for need in card.needs],
        "law": law_values(card, actor.jurisdiction, timezone.localdate(actor.at)),
        "run": run,
        "row": row,
        "said": said,
        "places": by_place(actor, run, code)[:TOP] if run else [],
        "may_see_runs": may(actor, "monitor.view_runs"),
        **_life(actor, code),
    }
    return show(request, "monitor/rule.html", context)


def _life(actor: Actor, code: str) -> dict[str, Any]:
    """The versions of a rule and what may be done about them; nothing for who may not see them."""
    if not may(actor, "monitor.view_rule_versions"):
        return {"versions": []}
    versions = of_code(actor, code)
    return {
        "versions": [(it, terms_of(it)) for it in versions],
        "may_draft": may(actor, "monitor.draft_rule"),
        "may_not_draft": obstacle_to_draft(actor, code),
        "back": [it for it in versions if it.state == SUPERSEDED],
        "quality": quality_rows(actor, code),
    }
