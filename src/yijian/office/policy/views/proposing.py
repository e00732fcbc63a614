"""Proposing a value or a year of the calendar, and revising a draft."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from yijian.law.models import DatedValue
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Guarded
from yijian.office.framework.page import page, show
from yijian.office.monitor.views.revision import shown_revision
from yijian.office.policy.actions.propose_change import propose_change
from yijian.office.policy.actions.revise_change import revise_change
from yijian.office.policy.current import current_law
from yijian.office.policy.forms.calendar import CalendarForm, initial_of_year
from yijian.office.policy.forms.parameter import ParameterForm, initial_of
from yijian.office.policy.models import Change, ChangeKind
from yijian.office.policy.offers import may_not_propose
from yijian.office.policy.selectors.changes import change_for
from yijian.office.policy.selectors.parameters import choice, find_parameters, model_of
from yijian.office.policy.views.calendar import places_of

FAULTY = 422
FIELDS = {"policy.start_past": "since", "policy.citation": "article", "policy.used": "since"}
YEAR_FIELDS = {"policy.start_past": "year", "policy.citation": "title"}


@require_GET
@page("policy.propose_change")
def choose(request: HttpRequest) -> HttpResponse:
    """Find the parameter that is to be changed."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    law, on = current_law(), localtime(actor.at).date()
    text, most = request.GET.get("q", ""), settings.LIMIT["PAGE_ROWS"]
    found = find_parameters(law, text)
    context = {
        "title": "拟定参数变更",
        "lead": "先选要改的参数；单位和选项随原来的值，不能在这里改。",
        "q": text,
        "found": len(found),
        "most": most,
        "rows": [choice(law, name, actor.jurisdiction, on) for name in found[:most]],
        "may_not": may_not_propose(actor),
    }
    return show(request, "policy/choose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page("policy.propose_change")
def propose(request: HttpRequest, parameter: str) -> HttpResponse:
    """The form of a new value."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    like = _like(actor, parameter)
    form = _value_form(request, actor, like, {"origin": "ours", "inclusive": _said(like)})
    context = _value_context(actor, parameter, "拟定")
    if request.method == "POST" and form.is_valid():
        content = form.content(localtime(actor.at).date())
        try:
            change = propose_change(
                actor=actor,
                kind=ChangeKind.PARAMETER.value,
                place=actor.jurisdiction,
                parameter=parameter,
                content=content,
            )
        except Guarded as error:
            form.refuse(error, FIELDS)
        else:
            return _made(request, change)
    return _form_page(request, form, context, reverse("policy:choose"))


@require_http_methods(["GET", "HEAD", "POST"])
@page("policy.propose_change")
def propose_year(request: HttpRequest) -> HttpResponse:
    """The form of a new year."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = CalendarForm(request.POST or None, places=places_of(actor))
    if request.method == "POST" and form.is_valid():
        content = form.content(localtime(actor.at).date())
        try:
            change = propose_change(
                actor=actor,
                kind=ChangeKind.CALENDAR.value,
                place=content["jurisdiction"],
                parameter="",
                content=content,
            )
        except Guarded as error:
            form.refuse(error, YEAR_FIELDS)
        else:
            return _made(request, change)
    context = {"title": "录入一年的工作日历", "submit": "拟定"}
    return _form_page(request, form, context, reverse("policy:calendar"))


@require_http_methods(["GET", "HEAD", "POST"])
@page("policy.revise_change")
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of a draft that is to be changed."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    change = change_for(actor, pk)
    form = _draft_form(request, actor, change)
    if request.method == "POST" and form.is_valid():
        content = form.content(localtime(actor.at).date())
        try:
            revise_change(
                actor=actor, subject=pk, revision=shown_revision(request), content=content
            )
        except Guarded as error:
            form.refuse(error, FIELDS if change.parameter else YEAR_FIELDS)
        else:
            messages.success(request, "已修改；原来的测算和评估不再算数，请重新办理。")
            return redirect("policy:change", pk)
    context = (
        _value_context(actor, change.parameter, "保存修改")
        if change.parameter
        else {"title": f"修改：{change.title}", "submit": "保存修改"}
    )
    context["revision"] = change.revision
    return _form_page(request, form, context, reverse("policy:change", args=(pk,)))


def _draft_form(request: HttpRequest, actor: Actor, change: Change) -> Any:
    if change.kind == ChangeKind.CALENDAR:
        initial = initial_of_year(change.content)
        return CalendarForm(request.POST or None, places=places_of(actor), initial=initial)
    like = _like(actor, change.parameter)
    return _value_form(request, actor, like, initial_of(change.content))


def _like(actor: Actor, parameter: str) -> DatedValue:
    from yijian.office.framework.action import Missing

    like = model_of(current_law(), parameter, actor.jurisdiction)
    if like is None:
        raise Missing
    return like


def _value_form(
    request: HttpRequest, actor: Actor, like: DatedValue, initial: dict[str, Any]
) -> ParameterForm:
    return ParameterForm(
        request.POST or None,
        law=current_law(),
        place=actor.jurisdiction,
        like=like,
        initial=initial,
    )


def _said(like: DatedValue) -> str:
    return {True: "true", False: "false"}.get(like.inclusive, "")  # type: ignore[call-overload]


def _value_context(actor: Actor, parameter: str, submit: str) -> dict[str, Any]:
    law = current_law()
    row = choice(law, parameter, actor.jurisdiction, localtime(actor.at).date())
    place = law.jurisdictions[actor.jurisdiction].title
    return {"title": f"变更：{row.title}", "row": row, "place": place, "submit": submit}


def _made(request: HttpRequest, change: Change) -> HttpResponse:
    messages.success(request, f"已拟定变更 {change.number}，下一步是数据测算。")
    return redirect("policy:change", change.pk)


def _form_page(request: HttpRequest, form: Any, context: dict[str, Any], back: str) -> HttpResponse:
    form.point()
    status = FAULTY if form.errors else 200
    return show(request, "policy/form.html", {**context, "form": form, "back": back}, status)
