"""Until when a door stays shut."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.test import RequestFactory

from yijian.office.accounts.lockout import locked_until
from yijian.office.framework import clock

PAUSE = timedelta(minutes=15)


def failed(minutes_ago: int, failures: int, **more: str) -> datetime:
    place = {"username": "wang", "ip_address": "10.0.0.1", "user_agent": "one"} | more
    made = AccessAttempt.objects.create(failures_since_start=failures, **place)
    when = clock.now() - timedelta(minutes=minutes_ago)
    AccessAttempt.objects.filter(pk=made.pk).update(attempt_time=when)
    return when


def knock(username: str = "wang", address: str = "10.0.0.2", agent: str = "two") -> Any:
    request: Any = RequestFactory().post("/sign-in/", headers={"user-agent": agent})
    request.META["REMOTE_ADDR"] = address
    return locked_until(request, username)


@pytest.mark.django_db
def test_below_the_limit_it_is_open() -> None:
    failed(1, 4)
    assert knock() is None


@pytest.mark.django_db
def test_a_name_is_locked_everywhere() -> None:
    when = failed(1, 5)
    assert knock() == when + PAUSE
    assert knock("li") is None


@pytest.mark.django_db
def test_colleagues_at_the_same_address_are_not_locked_out() -> None:
    failed(1, 5, username="a")
    assert knock("li", "10.0.0.1", "one") is None


@pytest.mark.django_db
def test_the_lock_ends_with_the_failure_that_takes_it_below_the_limit() -> None:
    failed(10, 1, ip_address="10.0.0.1")
    decisive = failed(5, 2, ip_address="10.0.0.2")
    failed(1, 4, ip_address="10.0.0.3")
    assert knock(address="10.0.0.9") == decisive + PAUSE


@pytest.mark.django_db
def test_old_failures_do_not_count() -> None:
    failed(16, 9)
    assert knock() is None
