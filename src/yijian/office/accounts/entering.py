"""The last step of every way in, and what the trail then says."""

from __future__ import annotations

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django_otp.models import Device

from yijian.office.accounts.actions.sign_in import sign_in as write_sign_in
from yijian.office.accounts.candidate import enter, step_for
from yijian.office.accounts.guards.nothing_against_sign_in import Fault
from yijian.office.accounts.models import User
from yijian.office.framework import clock
from yijian.office.framework.middleware import actor_of

MARK = "signed_in"
"""A cookie that says no more than that this browser has been signed in."""


def onward(request: HttpRequest, user: User) -> HttpResponse:
    """To the next thing that is asked of a candidate, or in."""
    step = step_for(user)
    return redirect(step) if step else finish(request, user, None, "密码")


def finish(request: HttpRequest, user: User, device: Device | None, proof: str) -> HttpResponse:
    """Let the candidate in; ``proof`` says in Chinese what showed who it is."""
    write_sign_in(
        actor=actor_of(user, clock.now()),
        account=user.pk,
        proof=proof,
        fault=Fault.NONE,
        address=address_of(request),
    )
    answer = redirect(enter(request, user, device))
    answer.set_cookie(
        MARK, "1", httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return answer


def address_of(request: HttpRequest) -> str:
    """The network address that the request comes from."""
    return get_client_ip_address(request) or ""
