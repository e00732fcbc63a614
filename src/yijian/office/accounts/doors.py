"""What every page of the door and the portals has: strict policy, no cache, known methods."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.views.decorators.cache import never_cache

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

STRICT = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "base-uri": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
}
"""Nothing but our own files; nothing inline, nothing evaluated, in nobody's frame."""


def strict_csp(view: View[P]) -> View[P]:
    """Send :data:`STRICT` with the view's answers."""
    return csp(STRICT)(view)  # type: ignore[return-value, arg-type]


def door(view: View[P]) -> View[P]:
    """A page before somebody is in: :func:`strict_csp`, and kept in no cache."""
    return never_cache(strict_csp(view))


def allow(*methods: str) -> Callable[[View[P]], View[P]]:
    """Answer only these methods; others get a Chinese page and status 405."""

    def decorate(view: View[P]) -> View[P]:
        @functools.wraps(view)
        def limited(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method in methods or (request.method == "HEAD" and "GET" in methods):
                return view(request, *args, **kwargs)
            return not_this_way(request, methods)

        return limited

    return decorate


class MethodMiddleware:
    """A bare 405 of Django's own decorators becomes :func:`not_this_way`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Put the page where there is none."""
        answer = self.get_response(request)
        if isinstance(answer, HttpResponseNotAllowed) and not answer.content:
            return not_this_way(request, tuple(answer["Allow"].split(", ")))
        return answer


def not_this_way(request: HttpRequest, methods: tuple[str, ...]) -> HttpResponse:
    """405: the address takes a form, not a visit."""
    context = {
        "title": "不能这样打开",
        "message": "这个地址只接收页面上的按钮提交，不能直接打开；请从相应页面办理。",
        "code": "",
        "status": 405,
    }
    answer = render(request, "base/refusal.html", context, status=405)
    answer["Allow"] = ", ".join(methods)
    return answer
