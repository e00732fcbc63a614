"""One address for each step of an evaluation: it takes the step and leads back to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from yijian.kernel.errors import UsageError
from yijian.office.framework.page import page
from yijian.office.monitor.actions.decide_evaluation import decide_evaluation
from yijian.office.monitor.actions.draft_evaluation import draft_evaluation
from yijian.office.monitor.actions.drop_focus import drop_focus
from yijian.office.monitor.actions.propose_focus import propose_focus
from yijian.office.monitor.actions.return_evaluation import return_evaluation
from yijian.office.monitor.actions.submit_evaluation import submit_evaluation
from yijian.office.monitor.actions.withdraw_evaluation import withdraw_evaluation
from yijian.office.monitor.selectors.evaluations import evaluation_for
from yijian.office.monitor.views.posted_day import posted_day
from yijian.office.monitor.views.revision import shown_revision

WAYS = {"on": True, "off": False}


@require_POST
@page("monitor.draft_evaluation")
def draft(request: HttpRequest) -> HttpResponse:
    """Begin an evaluation of the period that the form gives."""
    made = draft_evaluation(
        actor=request.actor,  # type: ignore[attr-defined]
        since=posted_day(request, "since", "起日"),
        until=posted_day(request, "until", "止日"),
    )
    messages.success(request, f"评估 {made.number} 已开始，效果见下。")
    return redirect("monitor:evaluation", made.pk)


def _step(
    permission: str, act: Callable[..., Any], said: str, *words: str
) -> Callable[..., HttpResponse]:
    """A view that takes a step: ``words`` are the texts that its form gives to the action."""

    @require_POST
    @page(permission)
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        actor = request.actor  # type: ignore[attr-defined]
        evaluation_for(actor, pk)
        given: dict[str, Any] = {name: request.POST.get(name, "").strip() for name in words}
        if "way" in given:
            given["on"] = _way(given.pop("way"))
        act(actor=actor, subject=pk, revision=shown_revision(request), **given)
        messages.success(request, said)
        return redirect("monitor:evaluation", pk)

    return view


def _way(text: str) -> bool:
    if text not in WAYS:
        raise UsageError("evaluation.way", "没有选择调整；请选“列入重点”或“移出重点”")
    return WAYS[text]


propose = _step(
    "monitor.propose_focus", propose_focus, "已提出这项调整。", "kind", "key", "way", "reason"
)
drop = _step("monitor.drop_focus", drop_focus, "已取消这项调整。", "kind", "key", "reason")
submit = _step(
    "monitor.submit_evaluation", submit_evaluation, "已提交，等待负责人决定。", "summary"
)
send_back = _step("monitor.return_evaluation", return_evaluation, "已退回评估人。", "reason")
decide = _step(
    "monitor.decide_evaluation", decide_evaluation, "已决定，监管重点已照此调整。", "reason"
)
withdraw = _step("monitor.withdraw_evaluation", withdraw_evaluation, "已撤回。", "reason")
