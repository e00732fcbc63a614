"""How long a door stays shut after too many failures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off, get_credentials, get_failure_limit
from axes.models import AccessAttempt
from django.http import HttpRequest


def locked_until(request: HttpRequest, username: str) -> datetime | None:
    """Until when this name may not sign in; None if it may."""
    credentials = get_credentials(username=username)
    AxesProxyHandler.update_request(request)
    handler = AxesProxyHandler.get_implementation()
    limit, pause = get_failure_limit(request, credentials), get_cool_off(request)
    ends = [
        last + pause
        for attempts in handler.get_user_attempts(request, credentials)
        if (last := _decisive(attempts, limit)) is not None and pause is not None
    ]
    return max(ends, default=None)


def _decisive(attempts: Iterable[AccessAttempt], limit: int) -> datetime | None:
    """The time of the record with whose end the failures fall below ``limit``."""
    oldest_first = sorted(attempts, key=lambda attempt: attempt.attempt_time)
    left = sum(attempt.failures_since_start for attempt in oldest_first)
    decisive = None
    for attempt in oldest_first:
        if left < limit:
            break
        left -= attempt.failures_since_start
        decisive = attempt.attempt_time
    return decisive
