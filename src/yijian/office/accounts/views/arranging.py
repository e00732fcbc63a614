"""Adding and changing an organisation."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from yijian.office.accounts.actions.add_organisation import add_organisation as add
from yijian.office.accounts.actions.change_organisation import change_organisation as change
from yijian.office.accounts.doors import allow
from yijian.office.accounts.forms.places import AddOrganisationForm, ChangeOrganisationForm
from yijian.office.accounts.models import Organisation
from yijian.office.accounts.selectors import organisations_for
from yijian.office.framework.guard import Guarded
from yijian.office.framework.page import page, show

FAULTY = 422
FIELDS = {
    "accounts.organisation_code_unusable": "code",
    "accounts.parent_unfit": "parent",
    "accounts.parent_circle": "parent",
    "accounts.area_outside": "admdvs",
    "accounts.institution_code": "fixmedins_code",
    "accounts.own_organisation": "active",
    "accounts.last_administrator_inside": "active",
}


@page("accounts.add_organisation")
@allow("GET", "POST")
def add_organisation(request: HttpRequest) -> HttpResponse:
    """A form for a new organisation."""
    actor = request.actor  # type: ignore[attr-defined]
    form = AddOrganisationForm(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            place = add(
                actor=actor,
                code=given["code"],
                name=given["name"],
                kind=given["kind"],
                admdvs=given["admdvs"],
                parent=_key(given["parent"]),
                fixmedins_code=given["fixmedins_code"],
            )
        except Guarded as error:
            form.refuse(error, FIELDS)
        else:
            messages.success(request, f"已新增单位 {place.name}。")
            return redirect("accounts:organisation", place.pk)
    context = {
        "title": "新增单位",
        "submit": "新增",
        "back": reverse("accounts:organisations"),
    }
    return _show(request, form, context)


@page("accounts.change_organisation")
@allow("GET", "POST")
def change_organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """A form for name, parent and state."""
    actor = request.actor  # type: ignore[attr-defined]
    place = get_object_or_404(organisations_for(actor), pk=pk)
    form = ChangeOrganisationForm(
        request.POST or None, actor=actor, place=place, initial=_present(place)
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            change(
                actor=actor,
                subject=place.pk,
                revision=given["revision"],
                name=given["name"],
                parent=_key(given["parent"]),
                active=given["active"] == "active",
            )
        except Guarded as error:
            form.refuse(error, FIELDS | {"accounts.area_outside": "parent"})
        else:
            messages.success(request, f"已修改单位 {given['name']}。")
            return redirect("accounts:organisation", place.pk)
    context = {
        "title": f"修改单位：{place.name}",
        "submit": "保存",
        "back": reverse("accounts:organisation", args=(place.pk,)),
    }
    return _show(request, form, context)


def _present(place: Organisation) -> dict[str, Any]:
    return {
        "name": place.name,
        "parent": place.parent_id,
        "active": "active" if place.active else "disabled",
        "revision": place.revision,
    }


def _key(place: Organisation | None) -> int | None:
    return None if place is None else place.pk


def _show(request: HttpRequest, form: Any, context: dict[str, Any]) -> HttpResponse:
    form.point()
    status = FAULTY if form.is_bound else 200
    return show(request, "accounts/form.html", context | {"form": form}, status)
