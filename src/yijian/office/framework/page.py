"""A page: who may open it is asked before anything is read."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yijian.office.framework.actor import Actor
from yijian.office.framework.permission import demand
from yijian.office.project.site import frame

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def page(permission: str) -> Callable[[View[P]], View[P]]:
    """Make a function a view that ``permission`` protects; ``request.actor`` is then set.

    Who is not signed in is sent to sign in and comes back; who may not gets the refusal page.
    No cache keeps the page, unless the view says otherwise: after signing out nobody reads it
    again. The view carries ``permission`` as an attribute, for the walk over every address.
    """

    def decorate(view: View[P]) -> View[P]:
        @functools.wraps(view)
        def protected(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            actor: Actor | None = getattr(request, "actor", None)
            if actor is None:
                return _to_sign_in(request)
            demand(actor, permission)
            answer = view(request, *args, **kwargs)
            if not answer.has_header("Cache-Control"):
                answer["Cache-Control"] = "private, no-store"
            return answer

        protected.permission = permission  # type: ignore[attr-defined]
        return protected

    return decorate


def show(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Render a staff page inside the frame."""
    return render(request, template, {**frame(request), **context}, status=status)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    door = reverse(f"accounts:{'second_factor' if request.user.is_authenticated else 'sign_in'}")
    htmx: Any = getattr(request, "htmx", None)
    if htmx:
        answer = HttpResponse("登录已过期，请重新登录。", status=401)
        back = urlencode({REDIRECT_FIELD_NAME: htmx.current_url_abs_path or _home()})
        answer["HX-Redirect"] = f"{door}?{back}"
        return answer
    reading = request.method in ("GET", "HEAD")
    return redirect_to_login(request.get_full_path() if reading else _home(), door)


def _home() -> str:
    return reverse("monitor:dashboard")
