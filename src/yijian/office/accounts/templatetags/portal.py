"""Where a page without a script can send people back to."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import template
from django.urls import NoReverseMatch
from django.utils.http import url_has_allowed_host_and_scheme

from yijian.office.accounts.candidate import home

register = template.Library()


@register.simple_tag(takes_context=True)
def came_from(context: dict[str, Any]) -> str:
    """The page of ours that led here, as a path; empty if there is none or it is this one."""
    request = context.get("request")
    if request is None:
        return ""
    address = request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}):
        return ""
    parts = urlsplit(address)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return "" if request.method == "GET" and path == request.get_full_path() else path


@register.simple_tag
def start_page() -> str:
    """The first page of the office."""
    try:
        return home()
    except NoReverseMatch:
        return "/"
