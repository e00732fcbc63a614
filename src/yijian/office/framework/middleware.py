"""Who asks, and what happens when the answer is no."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

from yijian.kernel.errors import YijianError
from yijian.office.framework import clock
from yijian.office.framework.actor import Actor
from yijian.office.framework.errors import refusal_page
from yijian.office.framework.roles import PROVIDERS, STAFF, Role

Next = Callable[[HttpRequest], HttpResponse]


class ActorMiddleware:
    """``request.actor``: the person as of this moment; None until fully signed in."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set the actor, then go on."""
        request.actor = _actor(request)  # type: ignore[attr-defined]
        return self.get_response(request)


class RefusalMiddleware:
    """A refusal becomes a page that says why, never a traceback."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer our own errors; leave the others to Django."""
        return refusal_page(request, error) if isinstance(error, YijianError) else None


def actor_of(user: Any, at: datetime) -> Actor:
    """The person ``user`` (an account with its organisation) as an actor at the moment ``at``."""
    role, place = Role(user.role), user.organisation
    return Actor(
        username=user.username,
        name=user.name,
        role=role,
        organisation=place.code,
        jurisdiction=place.jurisdiction,
        area=place.area,
        at=at,
        fixmedins_code=place.fixmedins_code if role in PROVIDERS else None,
    )


def _actor(request: HttpRequest) -> Actor | None:
    user: Any = request.user
    if not user.is_authenticated or not user.is_staff or user.role not in Role.values:
        return None
    if user.role in STAFF and not user.is_verified():
        return None
    return actor_of(user, clock.now())
