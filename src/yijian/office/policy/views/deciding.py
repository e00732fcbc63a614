"""One address for each step of a change: it takes the step and leads back to the change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from yijian.office.framework.page import page
from yijian.office.monitor.views.revision import shown_revision
from yijian.office.policy.actions.approve_change import approve_change
from yijian.office.policy.actions.assess_risk import assess_risk
from yijian.office.policy.actions.publish_change import publish_change
from yijian.office.policy.actions.reject_change import reject_change
from yijian.office.policy.actions.return_change import return_change
from yijian.office.policy.actions.revoke_change import revoke_change
from yijian.office.policy.actions.start_estimate import start_estimate
from yijian.office.policy.actions.withdraw_change import withdraw_change
from yijian.office.policy.actions.write_estimate import write_estimate
from yijian.office.policy.selectors.changes import change_for

RISK = ("level", "affected", "risks", "measures", "consulted", "reviewed")


def step_view(
    permission: str, act: Callable[..., Any], said: str, words: tuple[str, ...] = ()
) -> Callable[..., HttpResponse]:
    """A view that takes a step: ``words`` are the texts that its form gives to the action."""

    @require_POST
    @page(permission)
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        actor = request.actor  # type: ignore[attr-defined]
        change_for(actor, pk)
        given = {name: request.POST.get(name, "") for name in words}
        act(actor=actor, subject=pk, revision=shown_revision(request), **given)
        messages.success(request, said)
        return redirect("policy:change", pk)

    return view


estimate = step_view("policy.start_estimate", start_estimate, "测算已开始，进度见下。")
written = step_view("policy.write_estimate", write_estimate, "已附上书面测算。", ("message",))
risk = step_view("policy.assess_risk", assess_risk, "已作出风险评估。", RISK)
give_back = step_view("policy.return_change", return_change, "已退回修改。", ("reason",))
approve = step_view("policy.approve_change", approve_change, "已批准；发布之后才生效。")
reject = step_view("policy.reject_change", reject_change, "已决定不予批准。", ("reason",))
publish = step_view("policy.publish_change", publish_change, "已发布；系统从现在起知道新值。")
withdraw = step_view("policy.withdraw_change", withdraw_change, "已撤回。", ("reason",))
revoke = step_view("policy.revoke_change", revoke_change, "已撤销。", ("reason",))
