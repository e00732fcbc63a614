"""Pages of background work: a job, its progress as a fragment, and withdrawing it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yijian.kernel.errors import UsageError
from yijian.office.framework.page import page, show
from yijian.office.framework.permission import may
from yijian.office.work.actions.withdraw_job import withdraw_job
from yijian.office.work.handlers import HANDLERS
from yijian.office.work.models import Job, JobState
from yijian.office.work.progress import read_progress
from yijian.office.work.selectors import job_for, requester

OPEN = (JobState.QUEUED, JobState.RUNNING)


def job_context(job: Job) -> dict[str, Any]:
    """What ``work/progress.html`` shows: ``job``, whether it is ``open``, its ``progress``."""
    unfinished = job.state in OPEN
    progress = read_progress(job.pk) if job.state == JobState.RUNNING else None
    return {"job": job, "open": unfinished, "progress": progress}


@require_GET
@page("work.view_job")
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """A job: who asked for what, how far it is, how it ended."""
    actor = request.actor  # type: ignore[attr-defined]
    found = job_for(actor, pk)
    context = job_context(found)
    may_withdraw = context["open"] and may(actor, "work.withdraw_job", found)
    return show(
        request,
        "work/job.html",
        {
            **context,
            "title": found.title,
            "may_withdraw": may_withdraw,
            "requester": requester(found),
            "home": HANDLERS[found.kind].page if found.kind in HANDLERS else "",
        },
    )


@require_GET
@page("work.view_job")
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The progress alone; when the job has ended, the page around it is read anew."""
    found = job_for(request.actor, pk)  # type: ignore[attr-defined]
    context = job_context(found)
    answer = render(request, "work/progress.html", context)
    if not context["open"] and getattr(request, "htmx", False):
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
@page("work.withdraw_job")
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a job."""
    actor = request.actor  # type: ignore[attr-defined]
    job_for(actor, pk)
    revision = request.POST.get("revision", "")
    if not revision.isdecimal():
        raise UsageError("action.revision", "表单缺少版次，请从工作页面打开后再提交")
    withdraw_job(
        actor=actor, subject=pk, revision=int(revision), reason=request.POST.get("reason", "")
    )
    return redirect("work:job", pk)
