"""Files to be imported: handing in, starting, withdrawing, and what was not taken."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from yijian.kernel.errors import UsageError
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.framework.paging import Order, count_up_to, read_position, take_page
from yijian.office.framework.permission import may
from yijian.office.monitor.actions.receive_upload import receive_upload
from yijian.office.monitor.actions.start_import import start_import
from yijian.office.monitor.actions.withdraw_upload import withdraw_upload
from yijian.office.monitor.loading.sniffing import TAKEN
from yijian.office.monitor.loading.staging import disk_full, staged
from yijian.office.monitor.models import Upload, UploadState
from yijian.office.monitor.offers import obstacle
from yijian.office.monitor.selectors import imports as known
from yijian.office.monitor.views.revision import shown_revision

NEWEST = Order("id")


@require_GET
@page("monitor.view_imports")
def imports(request: HttpRequest) -> HttpResponse:
    """The uploads, the form to hand one in, and what the lake holds."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rows = known.uploads(actor)
    state = request.GET.get("state", "")
    if state in UploadState.values:
        rows = rows.filter(state=state)
    found = take_page(
        rows, NEWEST, read_position(Upload, NEWEST, request.GET), settings.LIMIT["PAGE_ROWS"]
    )
    context = {
        "title": "导入",
        "rows": [_described(actor, row) for row in found.rows],
        "list": found,
        "total": count_up_to(rows, settings.LIMIT["COUNT_CEILING"]),
        "states": UploadState.choices,
        "held": known.held(actor),
        "kinds": TAKEN,
        "suffixes": ",".join(suffix for kind in TAKEN for suffix in kind.suffixes),
        "largest": known.largest_upload(),
        "may_not_upload": obstacle(actor, "monitor.receive_upload"),
        "may_start_runs": may(actor, "monitor.start_run"),
    }
    return show(request, "monitor/imports.html", context)


def _described(actor: Actor, row: Upload) -> dict[str, Any]:
    result = row.job.result if row.job else {}
    return {
        "upload": row,
        "counts": known.table_counts(result),
        "rejects": known.rejects(row) is not None,
        "may_not_start": obstacle(actor, "monitor.start_import", row),
        "may_not_withdraw": obstacle(actor, "monitor.withdraw_upload", row),
        "waits": row.state in (UploadState.RECEIVED, UploadState.NOT_TAKEN),
    }


@require_POST
@page("monitor.receive_upload")
def upload(request: HttpRequest) -> HttpResponse:
    """Hand in a file."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    file = request.FILES.get("file")
    if request.META.get("yijian.upload_fault"):
        raise disk_full()
    if file is None:
        raise UsageError("upload.none", "没有选择文件；请返回，先选择一个文件再上传")
    with staged(file) as brought:
        taken = receive_upload(actor=actor, staged=brought)
    messages.success(request, f"已收到“{taken.name}”，核对无误后点“导入”。")
    return redirect("monitor:imports")


@require_POST
@page("monitor.start_import")
def import_start(request: HttpRequest, pk: int) -> HttpResponse:
    """Import an upload."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = known.upload(actor, pk)
    start_import(actor=actor, subject=pk, revision=shown_revision(request))
    messages.success(request, f"已开始导入“{found.name}”。")
    return redirect("monitor:imports")


@require_POST
@page("monitor.withdraw_upload")
def import_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw an upload that was not imported."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = known.upload(actor, pk)
    withdraw_upload(
        actor=actor,
        subject=pk,
        revision=shown_revision(request),
        reason=request.POST.get("reason", ""),
    )
    messages.success(request, f"已撤回“{found.name}”。")
    return redirect("monitor:imports")


@require_GET
@page("monitor.view_imports")
def import_rejects(request: HttpRequest, pk: int) -> FileResponse:
    """The rows of an upload that were not taken, and why."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = known.upload(actor, pk)
    path = known.rejects(found)
    if path is None:
        raise Missing
    answer = FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=f"拒收-{found.pk}-{found.name}.csv",
        content_type="text/csv; charset=utf-8",
    )
    answer["Cache-Control"] = "private, no-store"
    return answer
