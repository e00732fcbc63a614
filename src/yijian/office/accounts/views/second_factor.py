"""The second question at the door: a code of the moment."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from yijian.office.accounts.actions.sign_in import sign_in as write_sign_in
from yijian.office.accounts.candidate import NEXT, asked_page, candidate_of, home, step_for
from yijian.office.accounts.demonstration import demonstrated_code
from yijian.office.accounts.doors import allow, door
from yijian.office.accounts.entering import address_of, finish
from yijian.office.accounts.forms.signing import CodeForm
from yijian.office.accounts.guards.nothing_against_sign_in import Fault
from yijian.office.accounts.models import User
from yijian.office.accounts.second_factor import AUTHENTICATOR, RECOVERY, check_code
from yijian.office.framework import clock
from yijian.office.framework.guard import Guarded
from yijian.office.framework.middleware import actor_of

TOO_MANY = 429
FAULTY = 422


@door
@allow("GET", "POST")
def second_factor(request: HttpRequest) -> HttpResponse:
    """Ask a candidate for the code; who is signed in without being let in comes here too."""
    if request.actor is not None:  # type: ignore[attr-defined]
        return redirect(asked_page(request) or home())
    user = candidate_of(request)
    if user is None:
        return redirect("accounts:sign_in")
    if not user.is_staff:
        return closed(request, user)
    if where := asked_page(request):
        request.session[NEXT] = where
    step = step_for(user)
    if step != reverse("accounts:second_factor"):
        return redirect(step) if step else finish(request, user, None, "密码")
    return _try(request, user) if request.method == "POST" else _show(request, user, CodeForm())


def _try(request: HttpRequest, user: User) -> HttpResponse:
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _show(request, user, form, FAULTY)
    answer = check_code(user, form.cleaned_data["code"])
    if answer.device is not None:
        by_code = answer.device.name != RECOVERY
        return finish(request, user, answer.device, "密码和动态口令" if by_code else "密码和恢复码")
    if answer.held_until is not None:
        form.add_error("code", f"输错次数多，请在 {_clock(answer.held_until)} 之后再试")
        return _show(request, user, form, TOO_MANY)
    with suppress(Guarded):
        write_sign_in(
            actor=actor_of(user, clock.now()),
            account=user.pk,
            proof="密码",
            fault=Fault.WRONG_CODE,
            address=address_of(request),
        )
    form.add_error("code", f"不对，或已用过；请填{AUTHENTICATOR}上的最新数字")
    return _show(request, user, form, FAULTY)


def _show(request: HttpRequest, user: User, form: CodeForm, status: int = 200) -> HttpResponse:
    form.point()
    context = {
        "title": "动态口令",
        "form": form,
        "person": user,
        "demonstrated": demonstrated_code(request, user, clock.now()),
    }
    return render(request, "accounts/second_factor.html", context, status=status)


def closed(request: HttpRequest, user: User) -> HttpResponse:
    """The page of somebody whose organisation is no longer in use."""
    context = {"title": "不能进入", "person": user}
    return render(request, "accounts/closed.html", context, status=403)


def _clock(when: datetime) -> str:
    return f"{timezone.localtime(when):%H:%M:%S}"
