"""What the lake says about a finding, fetched after the page: its lines, the person's claims."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from yijian.claims.codes import load
from yijian.claims.reading import TimelineRow
from yijian.kernel.errors import YijianError
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.monitor.filter_form import kept, link
from yijian.office.monitor.models import Finding, FindingLine
from yijian.office.monitor.selectors.evidence import number_in_words, price_in_words
from yijian.office.monitor.selectors.finding import find, lines_of, rule_of
from yijian.office.monitor.selectors.timeline import line_details, timeline_of
from yijian.office.monitor.selectors.unmasking import sight_of


@never_cache
@page("monitor.view_findings")
def finding_lines(request: HttpRequest, finding_id: str) -> HttpResponse:
    """The fee lines of a finding with item, quantity and price; a page of its own without htmx."""
    _, found = _found(request, finding_id)
    most = settings.LIMIT["EVIDENCE_ROWS"]
    lines = lines_of(found)
    context: dict[str, Any] = {"lines_cut": len(lines) > most}
    try:
        details = line_details(found, lines[:most])
        context["lines"] = [_detailed(line, details.get(_key(line))) for line in lines[:most]]
        context["gone"] = sum(1 for line in lines[:most] if _key(line) not in details)
    except YijianError as error:
        context |= {"fault": error.message, "lines": lines[:most]}
    return _answer(request, found, "monitor/finding_lines", "涉及的费用明细", context)


@never_cache
@page("monitor.view_findings")
def finding_timeline(request: HttpRequest, finding_id: str) -> HttpResponse:
    """The person's visits and fee lines around the day; a page of its own without htmx."""
    actor, found = _found(request, finding_id)
    context: dict[str, Any] = {
        "days": settings.LIMIT["TIMELINE_DAYS"],
        "most": settings.LIMIT["TIMELINE_ROWS"],
        "own_only": actor.fixmedins_code is not None,
        "person": sight_of(actor, finding_id).show("psn_no", found.psn_no),
    }
    try:
        timeline = timeline_of(actor, found)
        own = {_key(line) for line in lines_of(found)}
        types = load("med_type")
        context["visits"] = [
            (visit, types.name_of(visit.med_type or "") or visit.med_type or "—")
            for visit in timeline.visits
        ]
        context["rows"] = [
            {**_words(row), "own": (row.fixmedins_code, row.setl_id, row.bkkp_sn) in own}
            for row in timeline.lines
        ]
        context["cut"] = timeline.cut
    except YijianError as error:
        context["fault"] = error.message
    return _answer(request, found, "monitor/finding_timeline", "当事人前后的就诊与费用", context)


def _found(request: HttpRequest, finding_id: str) -> tuple[Actor, Finding]:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = find(actor, request.GET.get("run"), finding_id)
    if found is None:
        raise Missing
    return actor, found


def _answer(
    request: HttpRequest, found: Finding, name: str, title: str, context: dict[str, Any]
) -> HttpResponse:
    context |= {"finding": found, "found": rule_of(found), "title": title}
    if getattr(request, "htmx", False):
        return render(request, f"{name}_part.html", context)
    back = link("finding", found.finding_id, said=kept(request.GET))
    return show(request, f"{name}.html", {**context, "back": back})


def _key(line: FindingLine) -> tuple[str, str, str]:
    return (line.fixmedins_code, line.setl_id or "", line.bkkp_sn)


def _detailed(line: FindingLine, row: TimelineRow | None) -> dict[str, Any]:
    return {"line": line, **(_words(row) if row else {})}


def _words(row: TimelineRow) -> dict[str, Any]:
    return {
        "at": row.fee_ocur_time,
        "institution": row.fixmedins_name or row.fixmedins_code,
        "type": load("med_type").name_of(row.med_type or "") or row.med_type or "—",
        "item": row.hilist_name or row.hilist_code or "—",
        "code": row.hilist_code or "",
        "count": number_in_words(row.cnt),
        "price": price_in_words(row.pric),
        "fee": row.det_item_fee_sumamt,
        "doctor": row.bilg_dr_name or row.bilg_dr_code or "—",
    }
