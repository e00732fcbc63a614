"""One's own account."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from yijian.office.accounts.actions.change_own_password import (
    change_own_password as set_own_password,
)
from yijian.office.accounts.actions.renew_recovery_codes import (
    renew_recovery_codes as replace_recovery_codes,
)
from yijian.office.accounts.doors import allow
from yijian.office.accounts.forms.signing import OwnPasswordForm
from yijian.office.accounts.once import keep
from yijian.office.accounts.second_factor import authenticator_of, new_recovery_codes
from yijian.office.accounts.selectors import sign_ins_of
from yijian.office.framework.guard import Guarded
from yijian.office.framework.page import page, show

SIGN_INS = 10
FAULTY = 422
FIELDS = {
    "accounts.wrong_old_password": "old_password",
    "accounts.same_password": "password",
    "accounts.weak_password": "password",
}


@page("accounts.view_self")
@allow("GET")
def account(request: HttpRequest) -> HttpResponse:
    """Who I am to the office, what I see, and who came to the door in my name."""
    actor = request.actor  # type: ignore[attr-defined]
    context = {
        "title": "我的账号",
        "bound": authenticator_of(request.user) is not None,  # type: ignore[arg-type]
        "sign_ins": sign_ins_of(actor, SIGN_INS),
    }
    return show(request, "accounts/account.html", context)


@page("accounts.change_own_password")
@allow("GET", "POST")
def change_own_password(request: HttpRequest) -> HttpResponse:
    """Change the password; the other sessions of the account end, this one goes on."""
    form = OwnPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = set_own_password(
                actor=request.actor,  # type: ignore[attr-defined]
                old_password=form.cleaned_data["old_password"],
                password=form.cleaned_data["password"],
            )
        except Guarded as error:
            form.refuse(error, FIELDS)
        else:
            update_session_auth_hash(request, user)
            messages.success(request, "密码已修改；这个账号在别处的登录随即失效。")
            return redirect("accounts:account")
    form.point()
    context = {"title": "修改密码", "form": form, "back": reverse("accounts:account")}
    status = FAULTY if form.is_bound else 200
    return show(request, "accounts/form.html", context | {"submit": "修改密码"}, status)


@page("accounts.renew_recovery_codes")
@allow("POST")
def renew_recovery_codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes, shown on the next page."""
    codes = new_recovery_codes()
    replace_recovery_codes(actor=request.actor, recovery_codes=codes)  # type: ignore[attr-defined]
    keep(request, "recovery_codes", {"codes": codes, "onward": reverse("accounts:account")})
    return redirect("accounts:recovery_codes")
