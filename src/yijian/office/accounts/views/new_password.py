"""Replacing a one-time password, before anything else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from yijian.office.accounts.actions.replace_one_time_password import replace_one_time_password
from yijian.office.accounts.candidate import NEXT, begin, candidate_of
from yijian.office.accounts.doors import allow, door
from yijian.office.accounts.entering import onward
from yijian.office.accounts.forms.signing import NewPasswordForm
from yijian.office.accounts.models import User
from yijian.office.framework import clock
from yijian.office.framework.guard import Guarded
from yijian.office.framework.middleware import actor_of

FIELDS = {"accounts.weak_password": "password", "accounts.same_password": "password"}
FAULTY = 422


@door
@allow("GET", "POST")
def new_password(request: HttpRequest) -> HttpResponse:
    """Ask a candidate with a one-time password for one of their own."""
    user = candidate_of(request)
    if user is None or not user.must_change_password:
        return redirect("accounts:second_factor")
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            changed = replace_one_time_password(
                actor=actor_of(user, clock.now()), password=form.cleaned_data["password"]
            )
        except Guarded as error:
            form.refuse(error, FIELDS)
        else:
            begin(request, changed, request.session.get(NEXT, ""))
            return onward(request, changed)
    return _show(request, user, form)


def _show(request: HttpRequest, user: User, form: NewPasswordForm) -> HttpResponse:
    form.point()
    context = {"title": "设置新密码", "form": form, "person": user}
    status = FAULTY if form.is_bound else 200
    return render(request, "accounts/new_password.html", context, status=status)
