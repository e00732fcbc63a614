"""Runs of the audit: starting one, how it goes, what it did, withdrawing it."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from yijian.kernel.errors import UsageError
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.framework.paging import Order, count_up_to, read_position, take_page
from yijian.office.framework.permission import may
from yijian.office.framework.templatetags.yijian import moment
from yijian.office.monitor.actions.start_run import start_run
from yijian.office.monitor.actions.withdraw_run import withdraw_run
from yijian.office.monitor.models import Run
from yijian.office.monitor.offers import obstacle
from yijian.office.monitor.selectors import runs as known
from yijian.office.monitor.selectors.imports import held
from yijian.office.monitor.views.revision import shown_revision
from yijian.office.work.views import job_context

NEWEST = Order("id")


@require_GET
@page("monitor.view_runs")
def runs(request: HttpRequest) -> HttpResponse:
    """The runs, the form to start one, and the one at work."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rows = known.runs(actor)
    found = take_page(
        rows, NEWEST, read_position(Run, NEWEST, request.GET), settings.LIMIT["PAGE_ROWS"]
    )
    job = known.job_at_work(actor)
    context = {
        "title": "稽核运行",
        "list": found,
        "total": count_up_to(rows, settings.LIMIT["COUNT_CEILING"]),
        "held": held(actor),
        "may_not_start": obstacle(actor, "monitor.start_run"),
        "may_bring": may(actor, "monitor.receive_upload"),
        "failed": known.last_failed(actor),
        **(job_context(job) if job else {}),
    }
    return show(request, "monitor/runs.html", context)


@require_POST
@page("monitor.start_run")
def run_start(request: HttpRequest) -> HttpResponse:
    """Start a run over the fee dates given."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    start_run(
        actor=actor,
        date_from=_day(request, "date_from", "起日"),
        date_to=_day(request, "date_to", "止日"),
    )
    messages.success(request, "稽核已开始，进度见下。")
    return redirect("monitor:runs")


@require_GET
@page("monitor.view_runs")
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """A run: what it read, what it did by rule."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = known.run(actor, pk)
    context = {
        "title": f"{moment(found.published_at or found.created_at)} 的稽核",
        "run": found,
        "rules": known.rule_lines(found),
        "may_not_withdraw": obstacle(actor, "monitor.withdraw_run", found),
        "may_withdraw": may(actor, "monitor.withdraw_run", found),
    }
    return show(request, "monitor/run.html", context)


@require_POST
@page("monitor.withdraw_run")
def run_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a run; the one before it is seen again."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    known.run(actor, pk)
    withdraw_run(
        actor=actor,
        subject=pk,
        revision=shown_revision(request),
        reason=request.POST.get("reason", ""),
    )
    messages.success(request, "已撤回这次稽核。")
    return redirect("monitor:run", pk)


def _day(request: HttpRequest, name: str, title: str) -> date | None:
    text = request.POST.get(name, "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            "run.day", f"费用{title}“{text}”不是日期；应写作 2026-11-21，或留空"
        ) from None
