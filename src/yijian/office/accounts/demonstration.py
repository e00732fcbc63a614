"""Showing the code of the moment on the page, for demonstrations on one's own machine only."""

from __future__ import annotations

import ipaddress
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from yijian.office.accounts.models import User
from yijian.office.accounts.second_factor import authenticator_of, code_now

FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")


def demonstrated_code(request: HttpRequest, user: User, at: datetime) -> str:
    """The code that the person's device shows now; empty unless this is a demonstration.

    It is one only when the office was started as such and the request comes from this machine,
    not through a proxy on it.
    """
    if not settings.DEMO or not from_this_machine(request):
        return ""
    device = authenticator_of(user)
    return "" if device is None else code_now(device, at)


def from_this_machine(request: HttpRequest) -> bool:
    """Whether the request comes straight from a loopback address."""
    if any(name in request.META for name in FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
