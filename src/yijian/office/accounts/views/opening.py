"""Opening an account, and moving somebody."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from yijian.office.accounts.actions.move_user import move_user as move
from yijian.office.accounts.actions.open_user import open_user as open_account
from yijian.office.accounts.doors import allow
from yijian.office.accounts.forms.people import MoveUserForm, OpenUserForm, placement_of
from yijian.office.accounts.once import keep
from yijian.office.accounts.passwords import one_time_password
from yijian.office.accounts.selectors import organisations_for, users_for
from yijian.office.framework.guard import Guarded
from yijian.office.framework.page import page, show

FAULTY = 422
FIELDS = {
    "accounts.username_unusable": "username",
    "accounts.organisation_out_of_reach": "organisation",
    "accounts.role_unsuited": "role",
    "accounts.same_placement": "role",
    "accounts.no_reason": "reason",
}


@page("accounts.open_user")
@allow("GET", "POST")
def open_user(request: HttpRequest) -> HttpResponse:
    """A form for a new account; its one-time password is shown on the next page, once."""
    actor = request.actor  # type: ignore[attr-defined]
    find = request.GET.get("find", "").strip()
    place = organisations_for(actor).filter(code=request.GET.get("organisation", "")).first()
    start = {"organisation": place.pk} if place else {}
    form = OpenUserForm(request.POST or None, actor=actor, find=find, initial=start)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        password = one_time_password()
        try:
            user = open_account(
                actor=actor,
                username=given["username"],
                name=given["name"],
                role=given["role"],
                organisation=given["organisation"].pk,
                password=password,
            )
        except Guarded as error:
            form.refuse(error, FIELDS)
        else:
            keep(request, f"password.{user.pk}", password)
            messages.success(request, f"已开通账号 {user.username}。")
            return redirect("accounts:user", user.pk)
    context = {
        "title": "开通账号",
        "lead": "开通后显示一次性密码，请当面或经可靠途径交给本人。",
        "submit": "开通",
        "back": reverse("accounts:users"),
        "find": find,
    }
    return _show(request, form, context)


@page("accounts.move_user")
@allow("GET", "POST")
def move_user(request: HttpRequest, pk: int) -> HttpResponse:
    """A form for another role or organisation."""
    actor = request.actor  # type: ignore[attr-defined]
    person = get_object_or_404(users_for(actor), pk=pk)
    find = request.GET.get("find", "").strip()
    start = placement_of(person)
    form = MoveUserForm(request.POST or None, actor=actor, find=find, initial=start)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            move(
                actor=actor,
                subject=person.pk,
                revision=given["revision"],
                role=given["role"],
                organisation=given["organisation"].pk,
                reason=given["reason"],
            )
        except Guarded as error:
            form.refuse(error, FIELDS)
        else:
            messages.success(request, f"已调整 {person.name} 的角色或单位。")
            return redirect("accounts:user", person.pk)
    context = {
        "title": f"调整 {person.name} 的角色或单位",
        "lead": "从本人下一次点击起按新的角色和单位办理。",
        "submit": "调整",
        "back": reverse("accounts:user", args=(person.pk,)),
        "find": find,
    }
    return _show(request, form, context)


def _show(request: HttpRequest, form: Any, context: dict[str, Any]) -> HttpResponse:
    form.point()
    status = FAULTY if form.is_bound else 200
    return show(request, "accounts/placing.html", context | {"form": form}, status)
