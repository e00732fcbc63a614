"""Who has given the right password but is not in yet: kept in the session, never as its user."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import login
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django_otp import login as remember_device
from django_otp.models import Device

from yijian.office.accounts.models import User
from yijian.office.accounts.second_factor import authenticator_of, is_asked

CANDIDATE = "accounts.candidate"
NEXT = "accounts.next"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def begin(request: HttpRequest, user: User, where: str) -> None:
    """Remember who has given the right password and where they want to go, in a new session."""
    request.session.flush()
    request.session[NEXT] = where
    request.session[CANDIDATE] = {"account": user.pk, "proof": user.get_session_auth_hash()}


def candidate_of(request: HttpRequest) -> User | None:
    """Who is at the door: the password given in this session, or signed in without being let in."""
    kept: Any = request.session.get(CANDIDATE)
    if kept is None:
        return request.user if isinstance(request.user, User) else None
    user = User.objects.select_related("organisation").filter(pk=kept["account"]).first()
    if user is None or not user.is_active:
        return None
    same = constant_time_compare(kept["proof"], user.get_session_auth_hash())
    return user if same else None


def step_for(user: User) -> str:
    """The address of what is still asked of a candidate; empty when nothing is."""
    if user.must_change_password:
        return reverse("accounts:new_password")
    if not is_asked(user):
        return ""
    bound = authenticator_of(user) is not None
    return reverse(f"accounts:{'second_factor' if bound else 'enrol_second_factor'}")


def enter(request: HttpRequest, user: User, device: Device | None) -> str:
    """Let the candidate in, under a new session key; returns where they wanted to go."""
    where = request.session.get(NEXT) or home()
    login(request, user, backend=BACKEND)
    request.session.cycle_key()
    if device is not None:
        remember_device(request, device)
    for key in (CANDIDATE, NEXT):
        request.session.pop(key, None)
    return str(where)


def asked_page(request: HttpRequest) -> str:
    """Where the address says they want to go, if it is a page of ours; otherwise empty."""
    asked = request.GET.get("next", "")
    return asked if asked and is_ours(request, asked) else ""


def is_ours(request: HttpRequest, address: str) -> bool:
    """Whether an address leads to a page of this office, and not back to the door."""
    safe = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return safe and not address.startswith(reverse("accounts:sign_in"))


def home() -> str:
    """Where somebody goes who asked for no page."""
    return str(resolve_url("monitor:dashboard"))
