"""The quality board; outcomes of review; what somebody is told."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from yijian.kernel.errors import UsageError
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.framework.permission import may
from yijian.office.monitor.actions.read_notice import read_notice
from yijian.office.monitor.actions.record_outcome import record_outcome
from yijian.office.monitor.actions.start_bench import start_bench
from yijian.office.monitor.offers import obstacle
from yijian.office.monitor.selectors.finding import find
from yijian.office.monitor.selectors.notices import notice_for, unread
from yijian.office.monitor.selectors.rule_quality import (
    ORDERS,
    last_bench,
    ordered,
    quality_rows,
)
from yijian.office.monitor.selectors.scope import visible_run
from yijian.office.monitor.views.revision import shown_revision
from yijian.office.work.models import JobState
from yijian.office.work.selectors import jobs_for
from yijian.office.work.views import job_context

UPHELD = {"yes": True, "no": False}


@require_GET
@page("monitor.view_rule_quality")
def rule_quality(request: HttpRequest) -> HttpResponse:
    """Each version that runs, with its figures."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    order = request.GET.get("order", "")
    rows = quality_rows(actor)
    at_work = jobs_for(actor).filter(
        kind="rule_bench", state__in=(JobState.QUEUED, JobState.RUNNING)
    )
    job = at_work.order_by("-pk").first()
    context = {
        "title": "规则质量",
        "lead": "复核属实的比例低于限值的规则，由系统退回影子运行，并告知负责人。",
        "rows": ordered(rows, order if order in ORDERS else next(iter(ORDERS))),
        "orders": ORDERS,
        "run": visible_run(actor),
        "floors": {row.version.outcome: row.floor for row in rows},
        "bench": last_bench(actor),
        "notices": unread(actor),
        "may_bench": may(actor, "monitor.start_bench"),
        "may_not_bench": obstacle(actor, "monitor.start_bench"),
        "may_see_runs": may(actor, "monitor.view_runs"),
        **(job_context(job) if job else {}),
    }
    return show(request, "monitor/rule_quality.html", context)


@require_POST
@page("monitor.start_bench")
def rule_bench(request: HttpRequest) -> HttpResponse:
    """Measure what the rules cost."""
    start_bench(actor=request.actor)  # type: ignore[attr-defined]
    messages.success(request, "测速已开始，进度见下。")
    return redirect("monitor:rule_quality")


@require_POST
@page("monitor.record_outcome")
def finding_outcome(request: HttpRequest, finding_id: str) -> HttpResponse:
    """Record what became of a finding after review."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    run = request.POST.get("run", "")
    if find(actor, run, finding_id) is None:
        raise Missing
    upheld = UPHELD.get(request.POST.get("upheld", ""))
    if upheld is None:
        raise UsageError("rule.outcome", "没有选择复核结论；请选“属实”或“不属实”")
    record_outcome(
        actor=actor,
        finding_id=finding_id,
        run=run,
        upheld=upheld,
        reason=request.POST.get("reason", ""),
    )
    messages.success(request, "已记录复核结论。")
    query = f"?run={run}" if run else ""
    return redirect(reverse("monitor:finding", args=(finding_id,)) + query)


@require_POST
@page("monitor.read_notice")
def notice_read(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a notice away."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    notice = notice_for(actor, pk)
    read_notice(actor=actor, subject=pk, revision=shown_revision(request))
    if notice.version_id and may(actor, "monitor.view_rule_versions"):
        return redirect("monitor:rule_version", notice.version_id)
    return redirect("monitor:rules")
