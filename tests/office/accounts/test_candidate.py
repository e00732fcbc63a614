"""Who has given the password, and where they want to go."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory

from tests.office.accounts.conftest import Resident
from yijian.office.accounts.candidate import (
    asked_page,
    begin,
    candidate_of,
    enter,
    home,
    is_ours,
    step_for,
)
from yijian.office.accounts.models import User
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing


def asking(address: str = "/sign-in/", **session: Any) -> Any:
    request: Any = RequestFactory().get(address)
    request.session = SessionStore()
    request.session.update(session)
    request.user = AnonymousUser()
    return request


def test_a_candidate_begins_anew_and_is_found_again(resident: Resident) -> None:
    user = resident(Role.AUDITOR)
    request = asking(planted="x")
    begin(request, user, "/account/")
    assert "planted" not in request.session
    assert candidate_of(request) == user
    assert not request.user.is_authenticated


def test_a_candidate_is_lost_with_the_password_or_the_account(resident: Resident) -> None:
    user = resident(Role.AUDITOR)
    request = asking()
    begin(request, user, "")
    with writing():
        User.objects.filter(pk=user.pk).update(password="!")
    assert candidate_of(request) is None
    begin(request, user, "")
    with writing():
        user.is_active = False
        user.save()
    assert candidate_of(request) is None
    assert candidate_of(asking()) is None


@pytest.mark.parametrize(
    ("role", "changes", "step"),
    [
        (Role.AUDITOR, {"bound": True}, "/sign-in/second-factor/"),
        (Role.AUDITOR, {"bound": False}, "/sign-in/second-factor/enrol/"),
        (Role.HOSPITAL, {"bound": False}, ""),
        (Role.HOSPITAL, {"bound": True}, "/sign-in/second-factor/"),
        (Role.AUDITOR, {"must_change_password": True}, "/sign-in/new-password/"),
        (Role.HOSPITAL, {"bound": False, "must_change_password": True}, "/sign-in/new-password/"),
    ],
)
def test_what_is_still_asked(
    resident: Resident, role: Role, changes: dict[str, bool], step: str
) -> None:
    assert step_for(resident(role, **changes)) == step


def test_entering_ends_the_waiting(resident: Resident) -> None:
    user = resident(Role.HOSPITAL, bound=False)
    request = asking()
    request.META["REMOTE_ADDR"] = "127.0.0.1"
    begin(request, user, "/account/")
    request.session.save()
    key = request.session.session_key
    assert enter(request, user, None) == "/account/"
    assert request.session.session_key != key
    assert not any(request.session.get(name) for name in ("accounts.candidate", "accounts.next"))


@pytest.mark.parametrize(
    ("address", "ours"),
    [
        ("/findings/?a=1", True),
        ("http://testserver/findings/", True),
        ("https://evil.example/", False),
        ("//evil.example", False),
        ("\\\\evil.example", False),
        ("javascript:alert(1)", False),
        ("/sign-in/", False),
    ],
)
def test_only_our_own_pages(address: str, ours: bool) -> None:
    assert is_ours(asking(), address) is ours
    request = asking()
    request.GET = {"next": address}
    assert asked_page(request) == (address if ours else "")


def test_the_first_page() -> None:
    assert home() == "/"
