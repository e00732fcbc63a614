"""Leaving."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from yijian.office.accounts.actions.sign_out import sign_out as write_sign_out
from yijian.office.accounts.doors import allow, door
from yijian.office.accounts.entering import MARK


@door
@allow("POST")
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, whether somebody is in or only at the door."""
    actor = request.actor  # type: ignore[attr-defined]
    if actor is not None:
        write_sign_out(actor=actor)
    logout(request)
    messages.success(request, "已退出登录。")
    answer = redirect("accounts:sign_in")
    answer.delete_cookie(MARK, samesite="Lax")
    return answer
