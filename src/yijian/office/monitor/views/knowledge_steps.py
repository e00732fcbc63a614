"""One address for each step of a batch of knowledge: it takes the step and leads back to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from yijian.office.framework.page import page
from yijian.office.monitor.actions.adopt_knowledge import adopt_knowledge
from yijian.office.monitor.actions.propose_roll_back import propose_roll_back
from yijian.office.monitor.actions.reject_knowledge import reject_knowledge
from yijian.office.monitor.actions.try_knowledge import try_knowledge
from yijian.office.monitor.actions.withdraw_knowledge import withdraw_knowledge
from yijian.office.monitor.selectors.knowledge_batches import batch_for
from yijian.office.monitor.views.revision import shown_revision


def _step(
    permission: str, act: Callable[..., Any], said: str, words: tuple[str, ...] = ("reason",)
) -> Callable[..., HttpResponse]:
    """A view that takes a step: ``words`` are the texts that its form gives to the action."""

    @require_POST
    @page(permission)
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        actor = request.actor  # type: ignore[attr-defined]
        batch_for(actor, pk)
        given = {name: request.POST.get(name, "") for name in words}
        made = act(actor=actor, subject=pk, revision=shown_revision(request), **given)
        messages.success(request, said)
        return redirect("monitor:knowledge_batch", made.pk)

    return view


again = _step("monitor.try_knowledge", try_knowledge, "测算已开始，进度见下。", ())
adopt = _step("monitor.adopt_knowledge", adopt_knowledge, "已决定采用，正在写入数据湖。")
reject = _step("monitor.reject_knowledge", reject_knowledge, "已决定不予采用。")
withdraw = _step("monitor.withdraw_knowledge", withdraw_knowledge, "已撤回。")
roll_back = _step(
    "monitor.propose_roll_back",
    propose_roll_back,
    "已提交回退，正在测算影响；由另一个人采用以后才生效。",
    ("grounds",),
)
