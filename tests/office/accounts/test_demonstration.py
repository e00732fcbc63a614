"""The code on the page: on one's own machine, when it was started as a demonstration."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory

from tests.office.accounts.conftest import Resident, code_of
from yijian.office.accounts.demonstration import demonstrated_code, from_this_machine
from yijian.office.framework import clock
from yijian.office.framework.roles import Role


@pytest.mark.parametrize(
    ("meta", "here"),
    [
        ({"REMOTE_ADDR": "127.0.0.1"}, True),
        ({"REMOTE_ADDR": "127.8.0.1"}, True),
        ({"REMOTE_ADDR": "::1"}, True),
        ({"REMOTE_ADDR": "10.0.0.9"}, False),
        ({"REMOTE_ADDR": ""}, False),
        ({"REMOTE_ADDR": "localhost"}, False),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "10.0.0.9"}, False),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_FORWARDED": "for=10.0.0.9"}, False),
    ],
)
def test_this_machine(meta: dict[str, str], here: bool) -> None:
    assert from_this_machine(RequestFactory().get("/", **meta)) is here


def test_both_must_hold(resident: Resident, settings: Any) -> None:
    user = resident(Role.AUDITOR)
    here, at = RequestFactory().get("/"), clock.now()
    there = RequestFactory().get("/", REMOTE_ADDR="10.0.0.9")
    assert settings.DEMO is False
    assert demonstrated_code(here, user, at) == ""
    settings.DEMO = True
    assert demonstrated_code(here, user, at) == code_of()
    assert demonstrated_code(there, user, at) == ""


def test_without_a_device_there_is_no_code(resident: Resident, settings: Any) -> None:
    settings.DEMO = True
    user = resident(Role.HOSPITAL, bound=False)
    assert demonstrated_code(RequestFactory().get("/"), user, clock.now()) == ""
