"""One address for each step of a version: it takes the step and leads back to the version."""

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
from yijian.office.monitor.actions.accept_replay import accept_replay
from yijian.office.monitor.actions.ask_step import ask_step
from yijian.office.monitor.actions.begin_grey import begin_grey
from yijian.office.monitor.actions.begin_shadow import begin_shadow
from yijian.office.monitor.actions.check_rule import check_rule
from yijian.office.monitor.actions.drop_ask import drop_ask
from yijian.office.monitor.actions.put_in_force import put_in_force
from yijian.office.monitor.actions.resume_rule import resume_rule
from yijian.office.monitor.actions.retire_rule import retire_rule
from yijian.office.monitor.actions.roll_back import roll_back
from yijian.office.monitor.actions.send_to_shadow import send_to_shadow
from yijian.office.monitor.actions.start_cases import start_cases
from yijian.office.monitor.actions.start_trial import start_trial
from yijian.office.monitor.actions.suspend_rule import suspend_rule
from yijian.office.monitor.actions.withdraw_rule import withdraw_rule
from yijian.office.monitor.rule_models import TrialKind
from yijian.office.monitor.selectors.rule_versions import version_for
from yijian.office.monitor.views.revision import shown_revision

View = Callable[..., HttpResponse]


def _step(permission: str, act: Callable[..., Any], said: str) -> View:
    """A view that takes a step with the reason that the form gives."""

    @require_POST
    @page(permission)
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        actor = request.actor  # type: ignore[attr-defined]
        version_for(actor, pk)
        reason = request.POST.get("reason", "")
        act(actor=actor, subject=pk, revision=shown_revision(request), reason=reason)
        messages.success(request, said)
        return redirect("monitor:rule_version", pk)

    return view


STEPS: dict[str, View] = {
    "check_rule": _step("monitor.check_rule", check_rule, "检查已通过，下一步是回放。"),
    "accept_replay": _step("monitor.accept_replay", accept_replay, "已认可回放。"),
    "begin_shadow": _step(
        "monitor.begin_shadow", begin_shadow, "已开始影子运行，从下一次稽核起与现行版本比较。"
    ),
    "begin_grey": _step("monitor.begin_grey", begin_grey, "已开始灰度运行，从下一次稽核起适用。"),
    "put_in_force": _step("monitor.put_in_force", put_in_force, "已全面生效，从下一次稽核起适用。"),
    "resume_rule": _step("monitor.resume_rule", resume_rule, "已恢复生效，从下一次稽核起适用。"),
    "roll_back": _step("monitor.roll_back", roll_back, "已回到这一版，从下一次稽核起适用。"),
    "suspend_rule": _step("monitor.suspend_rule", suspend_rule, "已暂停，下一次稽核不再运行它。"),
    "send_to_shadow": _step(
        "monitor.send_to_shadow", send_to_shadow, "已退回影子运行，结果不再计数。"
    ),
    "retire_rule": _step("monitor.retire_rule", retire_rule, "已退役，编码不再使用。"),
    "withdraw_rule": _step("monitor.withdraw_rule", withdraw_rule, "已撤回。"),
    "drop_ask": _step("monitor.drop_ask", drop_ask, "已退回提请。"),
}
"""A view for each step that is taken with a reason alone, by its name."""


@require_POST
@page("monitor.ask_step")
def rule_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a step."""
    actor = request.actor  # type: ignore[attr-defined]
    version_for(actor, pk)
    wanted = request.POST.get("wanted", "")
    ask_step(
        actor=actor,
        subject=pk,
        revision=shown_revision(request),
        wanted=wanted,
        reason=request.POST.get("reason", ""),
        terms=_terms(request) if wanted == "begin_grey" else {},
    )
    messages.success(request, "已提请，等待另一个人决定。")
    return redirect("monitor:rule_version", pk)


@require_POST
@page("monitor.start_cases")
def rule_cases(request: HttpRequest, pk: int) -> HttpResponse:
    """Run the cases."""
    actor = request.actor  # type: ignore[attr-defined]
    version_for(actor, pk)
    start_cases(actor=actor, subject=pk, revision=shown_revision(request))
    messages.success(request, "用例已开始跑，进度见下。")
    return redirect("monitor:rule_version", pk)


@require_POST
@page("monitor.start_trial")
def rule_trial_start(request: HttpRequest, pk: int) -> HttpResponse:
    """Try the version on a sample, or replay it over everything."""
    actor = request.actor  # type: ignore[attr-defined]
    version_for(actor, pk)
    replay = request.POST.get("kind") == TrialKind.REPLAY
    sample: dict[str, Any] = {}
    if not replay:
        sample = {
            "date_from": _day(request, "date_from", "起日"),
            "date_to": _day(request, "date_to", "止日"),
            "institutions": tuple(_words(request, "institutions")),
        }
    start_trial(
        actor=actor,
        subject=pk,
        revision=shown_revision(request),
        kind=(TrialKind.REPLAY if replay else TrialKind.SAMPLE).value,
        **sample,
    )
    messages.success(request, "已开始，进度见下。")
    return redirect("monitor:rule_version", pk)


def _terms(request: HttpRequest) -> dict[str, Any]:
    since = _day(request, "since", "起始日")
    return {
        "areas": _words(request, "areas"),
        "institutions": _words(request, "institutions"),
        "moments": request.POST.getlist("moments"),
        "from": since.isoformat() if since else None,
    }


def _words(request: HttpRequest, name: str) -> list[str]:
    text = request.POST.get(name, "").upper()
    for mark in "，、；;,":
        text = text.replace(mark, " ")
    return list(dict.fromkeys(text.split()))


def _day(request: HttpRequest, name: str, title: str) -> date | None:
    text = request.POST.get(name, "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        said = f"{title}“{text}”不是日期；应写作 2026-11-21，或留空"
        raise UsageError("rule.day", said) from None
