"""What is shown once and then forgotten: a password or recovery codes, after a redirect."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

_PREFIX = "accounts.once."


def keep(request: HttpRequest, name: str, value: Any) -> None:
    """Keep ``value`` (JSON) in the session for the next page."""
    request.session[_PREFIX + name] = value


def take(request: HttpRequest, name: str) -> Any | None:
    """The value, the first time; None ever after."""
    return request.session.pop(_PREFIX + name, None)
