"""Who works stays in; who does not is out after the pause."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.office.conftest import SignedIn
from yijian.office.accounts.staying import SEEN, StayingMiddleware
from yijian.office.framework import clock
from yijian.office.framework.roles import Role

NAME = f"{StayingMiddleware.__module__}.{StayingMiddleware.__qualname__}"


@pytest.fixture
def at_work(client: Client, signed_in: SignedIn, settings: Any) -> Client:
    if NAME not in settings.MIDDLEWARE:
        settings.MIDDLEWARE = [*settings.MIDDLEWARE, NAME]
    return signed_in(client, Role.HOSPITAL)


def left() -> timedelta:
    return Session.objects.get().expire_date - clock.now()


def pause(client: Client, minutes: int) -> None:
    """As if so many minutes had gone by since the last request."""
    session = client.session
    session[SEEN] = session.get(SEEN, int(clock.now().timestamp())) - minutes * 60
    session.save()
    row = Session.objects.get()
    row.expire_date -= timedelta(minutes=minutes)
    row.save()


def test_work_begins_the_time_anew(at_work: Client) -> None:
    for _ in range(3):
        at_work.get("/account/")
        pause(at_work, 20)
        assert left() < timedelta(minutes=11)
    at_work.get("/account/")
    assert left() > timedelta(minutes=29)


def test_a_pause_ends_it(at_work: Client) -> None:
    at_work.get("/account/")
    pause(at_work, 31)
    assert at_work.get("/account/").status_code == 302


def test_what_a_page_asks_by_itself_does_not(at_work: Client) -> None:
    at_work.get("/account/")
    pause(at_work, 20)
    at_work.get("/account/", headers={"hx-request": "true"})
    assert left() < timedelta(minutes=11)


def test_the_session_is_not_written_with_each_request(at_work: Client) -> None:
    at_work.get("/account/")
    before = Session.objects.get().expire_date
    at_work.get("/account/")
    assert Session.objects.get().expire_date == before
