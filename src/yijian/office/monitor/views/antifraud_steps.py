"""One address for each thing that is done with screenings and leads."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from yijian.audit.antifraud.patterns import patterns
from yijian.office.framework.actor import Actor
from yijian.office.framework.hand_out import Handed, asked_for, hand_out, most_rows
from yijian.office.framework.page import page
from yijian.office.framework.sheet import COUNT, MONEY, Heading
from yijian.office.monitor.actions.check_lead import check_lead
from yijian.office.monitor.actions.export_leads import export_leads
from yijian.office.monitor.actions.start_screening import start_screening
from yijian.office.monitor.actions.withdraw_screening import withdraw_screening
from yijian.office.monitor.antifraud_models import Lead
from yijian.office.monitor.selectors.antifraud import (
    lead_for,
    leads_for,
    screening_for,
    search_leads,
)
from yijian.office.monitor.views.antifraud import shown_subject
from yijian.office.monitor.views.posted_day import posted_day
from yijian.office.monitor.views.revision import shown_revision

HEADINGS = (
    Heading("模式", width=18),
    Heading("名次", COUNT),
    Heading("对象类别", width=10),
    Heading("编码", width=20),
    Heading("名称", width=30),
    Heading("迹象", width=60),
    Heading("疑点", COUNT),
    Heading("计入基金（元）", MONEY, 18),
    Heading("核查结果", width=14),
    Heading("核查情况", width=40),
)


@require_POST
@page("monitor.start_screening")
def screen(request: HttpRequest) -> HttpResponse:
    """Screen the period that the form gives."""
    made = start_screening(
        actor=request.actor,  # type: ignore[attr-defined]
        since=posted_day(request, "since", "起日"),
        until=posted_day(request, "until", "止日"),
    )
    messages.success(request, f"筛查 {made.number} 已完成，线索见下。")
    return redirect("monitor:screening", made.pk)


@require_POST
@page("monitor.check_lead")
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what the check of a lead came to."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    lead_for(actor, pk)
    check_lead(
        actor=actor,
        subject=pk,
        revision=shown_revision(request),
        result=request.POST.get("result", ""),
        reason=request.POST.get("reason", ""),
    )
    messages.success(request, "已记录核查结果。")
    return redirect("monitor:lead", pk)


@require_POST
@page("monitor.withdraw_screening")
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a screening back."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    screening_for(actor, pk)
    reason = request.POST.get("reason", "")
    withdraw_screening(actor=actor, subject=pk, revision=shown_revision(request), reason=reason)
    messages.success(request, "已撤回。")
    return redirect("monitor:screening", pk)


@page("monitor.export_leads")
def leads_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The leads of a screening that the address names."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = screening_for(actor, pk)
    if request.method != "POST":
        return redirect("monitor:screening", pk)
    asked = {name: request.GET[name] for name in ("pattern", "result") if request.GET.get(name)}
    leads = search_leads(leads_for(actor).filter(screening=found), asked)
    rows = [_row(it) for it in leads.order_by("pattern", "rank")[: most_rows() + 1]]
    title = f"反欺诈线索{found.number}"
    told = {**asked, "number": found.number}
    handed = Handed(title, HEADINGS, rows, [("内容", title), asked_for(told)])

    def logged(count: int, digest: str) -> None:
        export_leads(actor=actor, what=title, filters=told, rows=count, sha256=digest)

    return hand_out(actor, handed, logged)


def _row(lead: Lead) -> tuple[Any, ...]:
    card = patterns().get(lead.pattern)
    person = lead.subject_type == "person"
    return (
        card.title if card else lead.pattern,
        lead.rank,
        lead.get_subject_type_display(),
        shown_subject(lead) if person else lead.subject_code,
        "" if person else lead.name,
        "、".join(f"{it['name']} {it['n']} 条" for it in lead.signs),
        lead.n,
        lead.counted_fund_amount,
        lead.get_result_display() if lead.result else "",
        lead.reason,
    )
