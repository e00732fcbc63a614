"""The last step of every way in."""

from __future__ import annotations

from django.test import RequestFactory

from tests.office.accounts.conftest import Enter, Resident
from yijian.office.accounts.entering import MARK, address_of
from yijian.office.framework.roles import Role


def test_who_is_in_leaves_a_mark_that_says_no_more(resident: Resident, enter: Enter) -> None:
    resident(Role.HOSPITAL, bound=False)
    cookie = enter("hospital").cookies[MARK]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("1", True, "Lax")
    assert cookie["max-age"] == ""


def test_staff_leave_none_before_the_code(resident: Resident, enter: Enter) -> None:
    resident(Role.AUDITOR)
    assert MARK not in enter("auditor").cookies


def test_where_a_request_comes_from() -> None:
    assert address_of(RequestFactory().get("/", REMOTE_ADDR="10.0.0.9")) == "10.0.0.9"
    forged = RequestFactory().get("/", headers={"x-forwarded-for": "1.2.3.4"})
    assert address_of(forged) == "127.0.0.1"
