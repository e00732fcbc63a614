"""A session lasts as long as somebody is at work, and ends after a pause."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from yijian.office.framework import clock

SEEN = "accounts.seen"
TOUCH_SECONDS = 60
"""How old the last note may be before a request writes the session again."""


class StayingMiddleware:
    """Begin the session's time anew with what a person does; after ``ActorMiddleware``.

    What a page asks for by itself (htmx, without a form) is no work and lets the time run.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Note the time, at most once a minute."""
        if getattr(request, "actor", None) is not None and not _by_itself(request):
            at = int(clock.now().timestamp())
            if at - request.session.get(SEEN, 0) >= TOUCH_SECONDS:
                request.session[SEEN] = at
        return self.get_response(request)


def _by_itself(request: HttpRequest) -> bool:
    return request.method == "GET" and request.headers.get("HX-Request") == "true"
