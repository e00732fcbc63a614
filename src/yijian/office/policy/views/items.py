"""Local payable items: the list, the page of one, drafting and revising."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Guarded
from yijian.office.framework.page import page, show
from yijian.office.framework.paging import Order, count_up_to, read_position, take_page
from yijian.office.framework.permission import may
from yijian.office.monitor.offers import obstacle
from yijian.office.monitor.views.revision import shown_revision
from yijian.office.policy.actions.draft_item import draft_item
from yijian.office.policy.actions.revise_item import revise_item
from yijian.office.policy.forms.item import ItemForm
from yijian.office.policy.models import ItemKind, LocalItem
from yijian.office.policy.offers import buttons
from yijian.office.policy.selectors.items import (
    STATES,
    filing_words,
    item_for,
    items_for,
    search_items,
    supplement_of,
)
from yijian.office.policy.selectors.timeline import timeline

NEWEST = Order("id")
FILTERS = ("q", "state", "kind")
FAULTY = 422
GIVEN = ("kind", "code", "title", "standard", "grounds", "estimate", "risk")


@require_GET
@page("policy.view_items")
def items(request: HttpRequest) -> HttpResponse:
    """The items of the jurisdiction, and whether it may add any."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    asked = {name: request.GET.get(name, "") for name in FILTERS}
    rows, day = search_items(items_for(actor), asked), localtime(actor.at).date()
    found = take_page(
        rows, NEWEST, read_position(LocalItem, NEWEST, request.GET), settings.LIMIT["PAGE_ROWS"]
    )
    power = supplement_of(actor.jurisdiction, day)
    context = {
        "title": "地方支付项目",
        "lead": "国家目录以外由地方增补、基金支付的项目：拟定、政府批准、执行、报国家备案。",
        "list": found,
        "rows": [{"item": row, "filing": filing_words(row, day)} for row in found.rows],
        "total": count_up_to(rows, settings.LIMIT["COUNT_CEILING"]),
        "asked": asked,
        "filtered": any(asked.values()),
        "states": STATES.items(),
        "kinds": ItemKind.choices,
        "no_power": power if isinstance(power, str) else "",
        "power": None if isinstance(power, str) else power,
        "may_not_draft": obstacle(actor, "policy.draft_item"),
        "may_draft": may(actor, "policy.draft_item"),
    }
    return show(request, "policy/items.html", context)


@require_GET
@page("policy.view_items")
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """An item: what it is, where it stands, who must act next."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = item_for(actor, pk)
    context = {
        "title": found.title,
        "item": found,
        "filing": filing_words(found, localtime(actor.at).date()),
        "buttons": buttons(actor, found),
        "passed": timeline(actor, found),
        "may_not_revise": obstacle(actor, "policy.revise_item", found),
    }
    return show(request, "policy/item.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page("policy.draft_item")
def draft(request: HttpRequest) -> HttpResponse:
    """The form of a new item."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = ItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = draft_item(actor=actor, **_given(form))
        except Guarded as error:
            form.refuse(error, {})
        else:
            messages.success(request, "已拟定，等待负责人报政府审批。")
            return redirect("policy:item", made.pk)
    context = {"title": "拟定地方支付项目", "submit": "拟定"}
    return _form_page(request, form, context, reverse("policy:items"))


@require_http_methods(["GET", "HEAD", "POST"])
@page("policy.revise_item")
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of a draft that is to be changed."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = item_for(actor, pk)
    form = ItemForm(request.POST or None, initial={name: getattr(found, name) for name in GIVEN})
    if request.method == "POST" and form.is_valid():
        revision = shown_revision(request)
        try:
            revise_item(actor=actor, subject=pk, revision=revision, **_given(form))
        except Guarded as error:
            form.refuse(error, {})
        else:
            messages.success(request, "已修改。")
            return redirect("policy:item", pk)
    context = {"title": f"修改：{found.title}", "submit": "保存修改", "revision": found.revision}
    return _form_page(request, form, context, reverse("policy:item", args=(pk,)))


def _given(form: ItemForm) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in GIVEN}


def _form_page(
    request: HttpRequest, form: ItemForm, context: dict[str, Any], back: str
) -> HttpResponse:
    form.point()
    status = FAULTY if form.errors else 200
    return show(request, "policy/form.html", {**context, "form": form, "back": back}, status)
