"""Batches of knowledge: handing in, what they change, what was refused, who decided."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from yijian.audit.knowledge.impact import NAMES
from yijian.audit.knowledge.kinds import kinds
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.framework.paging import Order, Total, count_up_to, read_position, take_page
from yijian.office.framework.permission import may
from yijian.office.monitor.actions.stage_knowledge import stage_knowledge
from yijian.office.monitor.guards.knowledge_brought import SUFFIXES
from yijian.office.monitor.knowledge_models import OPEN, STATES, BatchKind, KnowledgeBatch
from yijian.office.monitor.loading.staging import disk_full, staged
from yijian.office.monitor.offers import obstacle
from yijian.office.monitor.selectors import knowledge_batches as known
from yijian.office.policy.offers import buttons
from yijian.office.policy.selectors.timeline import timeline
from yijian.office.work.views import job_context

NEWEST = Order("id")
FILTERS = ("q", "state", "kind")
ROW_FILTERS = ("q", "kind", "what")
SYSTEM = ("system",)


@require_GET
@page("monitor.view_knowledge_batches")
def batches(request: HttpRequest) -> HttpResponse:
    """The batches of the jurisdiction, the form to hand one in, and what came past the office."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    asked = {name: request.GET.get(name, "") for name in FILTERS}
    rows = known.search_batches(known.batches_for(actor), asked)
    found = take_page(
        rows,
        NEWEST,
        read_position(KnowledgeBatch, NEWEST, request.GET),
        settings.LIMIT["PAGE_ROWS"],
    )
    context = {
        "title": "知识批次",
        "lead": "提交的知识先核对、测算影响，由另一个人采用以后才生效；采用以后可以回退。",
        "list": found,
        "rows": found.rows,
        "total": count_up_to(rows, settings.LIMIT["COUNT_CEILING"]),
        "asked": asked,
        "filtered": any(asked.values()),
        "states": STATES.items(),
        "kinds": BatchKind.choices,
        "imported": known.imported(actor),
        "may_not_stage": obstacle(actor, "monitor.stage_knowledge"),
        "suffixes": ",".join(SUFFIXES),
        "largest": settings.LIMIT["KNOWLEDGE_BYTES"],
    }
    return show(request, "monitor/knowledge/batches.html", context)


@require_POST
@page("monitor.stage_knowledge")
def stage(request: HttpRequest) -> HttpResponse:
    """Hand in files as one batch."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if request.META.get("yijian.upload_fault"):
        raise disk_full()
    with ExitStack() as stack:
        files = request.FILES.getlist("files")
        brought = tuple(stack.enter_context(staged(file)) for file in files)
        batch = stage_knowledge(
            actor=actor, brought=brought, grounds=request.POST.get("grounds", "")
        )
    messages.success(request, f"已收到批次 {batch.number}，正在核对和测算，进度见下。")
    return redirect("monitor:knowledge_batch", batch.pk)


@require_GET
@page("monitor.view_knowledge_batches")
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """A batch: its files, what they change, what was refused, who must act next."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = known.batch_for(actor, pk)
    rejects = known.rejects_of(found)
    most = settings.LIMIT["ESTIMATE_SHOWN"]
    context: dict[str, Any] = {
        "title": found.title,
        "batch": found,
        "trial": found.trial if found.trial.get("content") else {},
        "claims": found.trial.get("claims"),
        "rules": _most_moved(found.trial.get("claims") or {}),
        "undone_by": found.undone_by.order_by("-pk"),
        "rejects": rejects[:most],
        "columns": _columns(),
        "rejected": len(rejects),
        "most": most,
        "buttons": {
            step: it
            for step, it in buttons(actor, found, "monitor").items()
            if found.rules.step(step).roles != SYSTEM
        },
        "waiting": _waiting(found),
        "passed": timeline(actor, found),
        "may_try": may(actor, "monitor.try_knowledge", found) and found.state in OPEN,
        "may_not_try": obstacle(actor, "monitor.try_knowledge", found),
        "may_not_roll_back": obstacle(actor, "monitor.propose_roll_back", found),
        "may_export": may(actor, "monitor.export_knowledge_trial"),
        **(job_context(found.job) if found.job else {"open": False}),
    }
    return show(request, "monitor/knowledge/batch.html", context)


def _most_moved(claims: dict[str, Any]) -> list[dict[str, Any]]:
    """The rules of a trial, those with most findings that differ first."""
    counted = ("appeared", "vanished", "changed")
    rules: list[dict[str, Any]] = claims.get("rules", [])
    return sorted(rules, key=lambda it: (-sum(it[name] for name in counted), it["code"]))


def _waiting(batch: KnowledgeBatch) -> str:
    """Who must act next, in words; empty where nobody must."""
    by = "经办机构复审或医保行政部门负责人"
    return {
        "staged": "系统核对和测算",
        "tried": f"采用或不予采用（{by}，不是提交人）",
        "adopted": "系统写入数据湖",
    }.get(batch.state, "")


@require_GET
@page("monitor.view_knowledge_batches")
def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows that a batch adds, changes, ends or takes back."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = known.batch_for(actor, pk)
    asked = {name: request.GET.get(name, "") for name in ROW_FILTERS}
    table = known.changes_of(found)
    rows = known.changes_matching(table, asked)
    titles = {name: kind.title for name, kind in kinds().items()}
    context = {
        "title": "逐条变化",
        "batch": found,
        "asked": asked,
        "filtered": any(asked.values()),
        "list": known.take_numbered(rows, request.GET, settings.LIMIT["PAGE_ROWS"]),
        "titles": titles,
        "kinds": [(it["kind"], it["title"]) for it in found.trial.get("kinds", [])],
        "whats": NAMES,
        "total": Total(len(rows), exact=True),
        "may_export": may(actor, "monitor.export_knowledge"),
    }
    return show(request, "monitor/knowledge/changes.html", context)


@require_GET
@page("monitor.view_knowledge_batches")
def rejects(request: HttpRequest, pk: int) -> HttpResponse:
    """What was refused of a batch, row by row."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = known.batch_for(actor, pk)
    rows = known.rejects_of(found)
    context = {
        "title": "拒收的行",
        "batch": found,
        "columns": _columns(),
        "list": known.take_numbered(rows, request.GET, settings.LIMIT["PAGE_ROWS"]),
        "total": Total(len(rows), exact=True),
    }
    return show(request, "monitor/knowledge/rejects.html", context)


def _columns() -> dict[str, str]:
    """Columns of knowledge by name, as people call them."""
    return {column.name: column.title for kind in kinds().values() for column in kind.columns}


@require_GET
@page("monitor.view_knowledge_batches")
def rejects_file(request: HttpRequest, pk: int) -> FileResponse:
    """The same as a file."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = known.batch_for(actor, pk)
    path = known.rejects_path(found)
    if path is None:
        raise Missing
    return _handed(path, f"拒收-{found.number}.csv")


@require_GET
@page("monitor.view_knowledge_batches")
def imported_rejects(request: HttpRequest, number: int) -> FileResponse:
    """What an import of the command line refused, as a file."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return _handed(known.imported_rejects(actor, number), f"拒收-命令行-{number}.csv")


def _handed(path: Any, name: str) -> FileResponse:
    answer = FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=name,
        content_type="text/csv; charset=utf-8",
    )
    answer["Cache-Control"] = "private, no-store"
    return answer
