"""One address for each step of a local payable item."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from yijian.kernel.errors import UsageError
from yijian.office.framework.page import page
from yijian.office.monitor.views.revision import shown_revision
from yijian.office.policy.actions.approve_item import approve_item
from yijian.office.policy.actions.end_item import end_item
from yijian.office.policy.actions.file_item import file_item
from yijian.office.policy.actions.put_in_force import put_in_force
from yijian.office.policy.actions.reject_item import reject_item
from yijian.office.policy.actions.return_item import return_item
from yijian.office.policy.actions.submit_item import submit_item
from yijian.office.policy.selectors.items import item_for

Taken = Callable[..., Any]


def step_view(
    permission: str,
    act: Taken,
    said: str,
    words: tuple[str, ...] = (),
    days: tuple[str, ...] = (),
) -> Callable[..., HttpResponse]:
    """A view that takes a step with the texts and the days that its form gives."""

    @require_POST
    @page(permission)
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        actor = request.actor  # type: ignore[attr-defined]
        item_for(actor, pk)
        given: dict[str, Any] = {name: request.POST.get(name, "") for name in words}
        given |= {name: read_day(request.POST.get(name, "")) for name in days}
        act(actor=actor, subject=pk, revision=shown_revision(request), **given)
        messages.success(request, said)
        return redirect("policy:item", pk)

    return view


def read_day(text: str) -> date | None:
    """A day of a form; None where it is empty.

    Raises:
        UsageError: it is none.
    """
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UsageError("policy.day", f"“{text[:20]}”不是日期；应写成 2026-11-21") from None


DOCUMENT = (("document_number",), ("document_day",))
RECEIPT = (("filing_number",), ("filing_day",))

submit = step_view("policy.submit_item", submit_item, "已报政府审批。")
approve = step_view("policy.approve_item", approve_item, "已记录政府批准。", *DOCUMENT)
reject = step_view("policy.reject_item", reject_item, "已记录政府未批准。", ("reason",))
give_back = step_view("policy.return_item", return_item, "已记录政府退回。", ("reason",))
begin = step_view("policy.put_in_force", put_in_force, "已执行。", (), ("since",))
filed = step_view("policy.file_item", file_item, "已记录备案。", *RECEIPT)
end = step_view("policy.end_item", end_item, "已停止执行。", (), ("until",))
