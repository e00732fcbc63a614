"""Writing a rule: what it begins from, the editor, the check while typing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yijian.kernel.errors import UsageError
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Guarded
from yijian.office.framework.page import page, show
from yijian.office.monitor.actions.draft_rule import draft_rule
from yijian.office.monitor.actions.revise_rule import revise_rule
from yijian.office.monitor.rule_offers import obstacle_to_draft
from yijian.office.monitor.rulebook.card_fields import CARD_FIELDS, OUTPUT, callables, readable
from yijian.office.monitor.rulebook.checking import check_text
from yijian.office.monitor.rulebook.drafts import (
    Beginning,
    from_rule,
    from_template,
    from_version,
)
from yijian.office.monitor.selectors.rule_versions import listed_rules, version_for
from yijian.office.monitor.selectors.rules import TIERS
from yijian.office.monitor.views.revision import shown_revision

FAULTY = 422


@require_GET
@page("monitor.draft_rule")
def rule_new(request: HttpRequest) -> HttpResponse:
    """Choose what a new version begins from."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    words = request.GET.get("q", "").strip()
    rows = [
        (code, it)
        for code, it in listed_rules(actor).items()
        if words in f"{it.rule.card.name} {code}"
    ]
    context = {
        "title": "起草规则",
        "lead": "从已有的规则改，或从空白的样张写起。",
        "q": words,
        "rows": rows,
        "tiers": TIERS,
        "may_not": obstacle_to_draft(actor, ""),
    }
    return show(request, "monitor/rule_new.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page("monitor.draft_rule")
def rule_draft(request: HttpRequest) -> HttpResponse:
    """The editor of a new version."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    begun, said = _beginning(request, actor), ""
    text, cases = begun.text, begun.cases
    if request.method == "POST":
        text, cases = request.POST.get("text", ""), request.POST.get("cases", "")
        try:
            row = draft_rule(
                actor=actor,
                code=begun.code,
                version=begun.version,
                text=text,
                cases=cases,
                based_on=begun.based_on or None,
            )
        except Guarded as error:
            said = error.refusal.sentence()
        else:
            messages.success(request, "已存为草稿，检查结果见下。")
            return redirect("monitor:rule_version", row.pk)
    context = {
        "title": f"起草：{begun.title}",
        "back": reverse("monitor:rule_new"),
        "submit": "存为草稿并检查",
        "refused": said,
    }
    return _editor(request, actor, begun.code, begun.version, text, cases, context)


@require_http_methods(["GET", "HEAD", "POST"])
@page("monitor.revise_rule")
def rule_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The editor of a version on its way."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row, said = version_for(actor, pk), ""
    text, cases = row.text, row.cases
    if request.method == "POST":
        text, cases = request.POST.get("text", ""), request.POST.get("cases", "")
        try:
            revise_rule(
                actor=actor,
                subject=pk,
                revision=shown_revision(request),
                text=text,
                cases=cases,
            )
        except Guarded as error:
            said = error.refusal.sentence()
        else:
            messages.success(request, "已保存；原来的检查、用例和回放不再算数。")
            return redirect("monitor:rule_version", pk)
    context = {
        "title": f"修改：{row.name}",
        "back": reverse("monitor:rule_version", args=(pk,)),
        "submit": "保存并检查",
        "refused": said,
        "revision": row.revision,
    }
    return _editor(request, actor, row.code, row.version, text, cases, context)


@require_POST
@page("monitor.draft_rule")
def rule_check(request: HttpRequest) -> HttpResponse:
    """The check of a text as it is typed: a fragment; nothing is kept."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    text, code = request.POST.get("text", ""), request.POST.get("code", "")
    number = request.POST.get("version", "")
    if not (number.isascii() and number.isdecimal()):
        raise UsageError("rule.number", "表单缺少版本号，请从页面上重新打开")
    checked = check_text(text, code=code, version=int(number), jurisdiction=actor.jurisdiction)
    return render(request, "monitor/rule_check.html", {"spot": checked.spot})


def _beginning(request: HttpRequest, actor: Actor) -> Beginning:
    asked = request.GET
    if tier := asked.get("tier"):
        if tier not in TIERS:
            raise Missing
        return from_template(actor.jurisdiction, tier)
    key = asked.get("version", "")
    if key.isascii() and key.isdecimal():
        return from_version(version_for(actor, int(key)))
    begun = from_rule(actor.jurisdiction, asked.get("from", ""))
    if begun is None:
        raise Missing
    return begun


def _editor(
    request: HttpRequest,
    actor: Actor,
    code: str,
    version: int,
    text: str,
    cases: str,
    context: dict[str, Any],
) -> HttpResponse:
    checked = check_text(text, code=code, version=version, jurisdiction=actor.jurisdiction)
    whole = {
        **context,
        "code": code,
        "number": version,
        "text": text,
        "cases": cases,
        "spot": checked.spot,
        "fields": CARD_FIELDS,
        "output": OUTPUT,
        "readable": readable(),
        "callables": callables(),
    }
    status = FAULTY if context["refused"] else 200
    return show(request, "monitor/rule_editor.html", whole, status)
