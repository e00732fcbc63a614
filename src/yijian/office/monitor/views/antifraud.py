"""Screenings for patterns of fraud: the patterns, a screening with its leads, one lead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from yijian.audit.antifraud.patterns import Pattern, patterns
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.masking import mask_number
from yijian.office.framework.page import page, show
from yijian.office.framework.paging import Order, count_up_to, read_position, take_page
from yijian.office.framework.permission import may
from yijian.office.monitor.antifraud_models import Lead, LeadResult, Screening
from yijian.office.monitor.offers import obstacle
from yijian.office.monitor.selectors import antifraud as known
from yijian.office.monitor.selectors.cards import rule_names
from yijian.office.monitor.selectors.evaluation_figures import span_of
from yijian.office.monitor.selectors.focus import on_focus
from yijian.office.monitor.selectors.scope import visible_run

NEWEST = Order("id")
FIRST = Order("rank", descending=False)
RESULTS = [(known.OPEN, "还没有核查"), *LeadResult.choices]


@dataclass(frozen=True)
class Row:
    """A lead in a list: its pattern, and its subject as it may be shown."""

    lead: Lead
    pattern: Pattern | None
    shown: str


def shown_subject(lead: Lead) -> str:
    """The subject in words: a name where there is one, a person's number masked."""
    if lead.subject_type == "person":
        return mask_number(lead.subject_code)
    return lead.name or lead.subject_code


def rows_of(leads: list[Lead]) -> list[Row]:
    """Leads as lists show them."""
    return [Row(it, patterns().get(it.pattern), shown_subject(it)) for it in leads]


@require_GET
@page("monitor.view_screenings")
def antifraud(request: HttpRequest) -> HttpResponse:
    """When the next screening is due, the patterns and how they fared, the screenings."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rows = known.screenings_for(actor)
    found = take_page(
        rows,
        NEWEST,
        read_position(Screening, NEWEST, request.GET),
        settings.LIMIT["PAGE_ROWS"],
    )
    run, today = visible_run(actor), localtime(actor.at).date()
    span = span_of(run) if run is not None else None
    context = {
        "title": "反欺诈筛查",
        "lead": "同一对象被一种欺诈模式的几条规则同时查出的，排在前面先查；核查结果回到模式上。",
        "due": known.due(actor),
        "patterns": known.fared(actor),
        "list": found,
        "rows": found.rows,
        "total": count_up_to(rows, settings.LIMIT["COUNT_CEILING"]),
        "run": run,
        "may_not_screen": obstacle(actor, "monitor.start_screening"),
        "since": span.since if span else None,
        "until": min(span.until, today) if span else today,
        "today": today,
    }
    return show(request, "monitor/antifraud.html", context)


@require_GET
@page("monitor.view_screenings")
def screening(request: HttpRequest, pk: int) -> HttpResponse:
    """A screening: what each pattern found, and the leads in order."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = known.screening_for(actor, pk)
    asked = {name: request.GET.get(name, "") for name in ("pattern", "result")}
    rows = known.search_leads(known.leads_for(actor).filter(screening=found), asked)
    listed = take_page(
        rows, FIRST, read_position(Lead, FIRST, request.GET), settings.LIMIT["PAGE_ROWS"]
    )
    context = {
        "title": f"筛查 {found.number}",
        "screening": found,
        "figures": [
            (card, found.figures[name])
            for name, card in patterns().items()
            if name in found.figures
        ],
        "list": listed,
        "rows": rows_of(listed.rows),
        "total": count_up_to(rows, settings.LIMIT["COUNT_CEILING"]),
        "asked": asked,
        "filtered": any(asked.values()),
        "patterns": patterns().values(),
        "results": RESULTS,
        "may_export": may(actor, "monitor.export_leads"),
        "may_withdraw": may(actor, "monitor.withdraw_screening", found),
        "may_not_withdraw": obstacle(actor, "monitor.withdraw_screening", found),
    }
    return show(request, "monitor/screening.html", context)


@require_GET
@page("monitor.view_screenings")
def pattern(request: HttpRequest, name: str) -> HttpResponse:
    """The card of a pattern: how the fraud is done, by which rules it shows, how it fared."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    card = patterns().get(name)
    if card is None:
        raise Missing
    names = rule_names(visible_run(actor))
    fared = next(it for it in known.fared(actor) if it.pattern.id == name)
    leads = known.search_leads(known.leads_for(actor), {"pattern": name})
    context = {
        "title": card.title,
        "card": card,
        "rules": [(code, names.get(code, code)) for code in card.rules],
        "fared": fared,
        "rows": rows_of(list(leads.order_by("-pk")[: settings.LIMIT["PAGE_ROWS"]])),
        "targets": rows_of(list(leads.filter(result=LeadResult.TARGET).order_by("-checked_at"))),
    }
    return show(request, "monitor/pattern.html", context)


@require_GET
@page("monitor.view_screenings")
def lead(request: HttpRequest, pk: int) -> HttpResponse:
    """A lead: its signs, how its pattern is checked, and what the check came to."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = known.lead_for(actor, pk)
    card = patterns().get(found.pattern)
    context: dict[str, Any] = {
        "title": shown_subject(found),
        "lead_row": found,
        "card": card,
        "findings": _findings(found),
        "results": LeadResult.choices,
        "may_not_check": obstacle(actor, "monitor.check_lead", found),
        "focus": on_focus(actor, found.subject_type, found.subject_code),
    }
    return show(request, "monitor/lead.html", context)


def _findings(lead: Lead) -> dict[str, str]:
    """What of the address of the findings list names the subject, in the run of the screening."""
    told = {"run": str(lead.screening.run_id)}
    if lead.subject_type == "institution":
        told["institution"] = lead.subject_code
    elif lead.subject_type == "person":
        told["person_of"] = lead.finding_id
    return told
