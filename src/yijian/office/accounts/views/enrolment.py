"""Binding a second factor: a picture to scan, a first code, and the recovery codes."""

from __future__ import annotations

import io

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django_otp import login as remember_device

from yijian.office.accounts.actions.enrol_second_factor import enrol_second_factor as bind
from yijian.office.accounts.candidate import candidate_of, step_for
from yijian.office.accounts.doors import allow, door
from yijian.office.accounts.entering import finish
from yijian.office.accounts.forms.signing import FirstCodeForm
from yijian.office.accounts.models import User
from yijian.office.accounts.once import keep, take
from yijian.office.accounts.second_factor import (
    address_of,
    authenticator_of,
    in_groups,
    key_in_words,
    new_key,
    new_recovery_codes,
    step_of,
)
from yijian.office.accounts.views.second_factor import closed
from yijian.office.framework import clock
from yijian.office.framework.middleware import actor_of
from yijian.office.framework.page import page

KEY = "accounts.new_key"
FAULTY = 422


@door
@allow("GET", "POST")
def enrol_second_factor(request: HttpRequest) -> HttpResponse:
    """Show a fresh key; with its first code it is bound. For candidates, and for who is in."""
    user = candidate_of(request)
    if user is None:
        return redirect("accounts:sign_in")
    if not user.is_staff:
        return closed(request, user)
    inside = request.actor is not None  # type: ignore[attr-defined]
    if inside and authenticator_of(user) is not None:
        return redirect("accounts:account")
    if not inside and step_for(user) != reverse("accounts:enrol_second_factor"):
        return redirect(step_for(user) or "accounts:sign_in")
    key = request.session.setdefault(KEY, new_key())
    if request.method == "POST":
        return _try(request, user, key)
    return _show(request, user, key, FirstCodeForm())


def _try(request: HttpRequest, user: User, key: str) -> HttpResponse:
    form, at = FirstCodeForm(request.POST), clock.now()
    step = step_of(key, form.cleaned_data["code"], at) if form.is_valid() else None
    if step is None:
        if form.is_valid():
            form.add_error("code", "不对；请核对手机时间，填身份验证器上的最新数字")
        return _show(request, user, key, form, FAULTY)
    codes = new_recovery_codes()
    device = bind(actor=actor_of(user, at), key=key, step=step, recovery_codes=codes)
    del request.session[KEY]
    if request.actor is not None:  # type: ignore[attr-defined]
        remember_device(request, device)
        where = reverse("accounts:account")
    else:
        answer = finish(request, user, device, "密码和新绑定的动态口令")
        where = answer["Location"]
    keep(request, "recovery_codes", {"codes": codes, "onward": where})
    return redirect("accounts:recovery_codes")


def _show(
    request: HttpRequest, user: User, key: str, form: FirstCodeForm, status: int = 200
) -> HttpResponse:
    form.point()
    context = {
        "title": "绑定动态口令",
        "form": form,
        "person": user,
        "picture": picture(address_of(user, key)),
        "key": key_in_words(key),
    }
    return render(request, "accounts/enrol_second_factor.html", context, status=status)


@door
@page("accounts.view_self")
@allow("GET")
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """The recovery codes, once."""
    kept = take(request, "recovery_codes") or {"codes": [], "onward": ""}
    context = {
        "title": "恢复码",
        "codes": [in_groups(code) for code in kept["codes"]],
        "onward": kept["onward"] or reverse("accounts:account"),
        "at": clock.now(),
    }
    return render(request, "accounts/recovery_codes.html", context)


def picture(address: str) -> SafeString:
    """An address as an SVG picture of a two-dimensional code, to stand in the page."""
    out = io.BytesIO()
    segno.make(address, error="m").save(
        out, kind="svg", omitsize=True, xmldecl=False, svgclass="code", title="二维码"
    )
    return mark_safe(out.getvalue().decode())  # noqa: S308 - drawn by ourselves
