"""One edition of the law for the whole of a request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from yijian.office.policy.current import one_law


class OneLawMiddleware:
    """A page that asks the law twice is answered by the same edition, and asks once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on."""
        with one_law():
            return self.get_response(request)
