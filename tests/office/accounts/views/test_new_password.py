"""A one-time password opens nothing but the page that replaces it."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.office.accounts.conftest import PASSWORD, Enter, Resident, code_of, shown
from yijian.office.framework.roles import Role
from yijian.office.trail.models import Entry

NEW = "/sign-in/new-password/"
CHOSEN = "huang-he_lan_zhou"


def test_it_is_replaced_before_anything_else(
    client: Client, resident: Resident, enter: Enter
) -> None:
    user = resident(Role.HOSPITAL, bound=False, must_change_password=True)
    assert enter("hospital", then="/account/")["Location"] == NEW
    assert client.get("/account/").status_code == 302
    assert "请先换成自己的密码" in shown(client.get(NEW))
    answer = client.post(NEW, {"password": CHOSEN, "again": CHOSEN})
    assert (answer.status_code, answer["Location"]) == (302, "/account/")
    assert client.get("/account/").status_code == 200
    user.refresh_from_db()
    assert not user.must_change_password
    assert user.check_password(CHOSEN)
    said = "".join(entry.detail for entry in Entry.objects.all())
    assert CHOSEN not in said


def test_staff_are_still_asked_for_the_code(
    client: Client, resident: Resident, enter: Enter
) -> None:
    resident(Role.AUDITOR, must_change_password=True)
    enter("auditor")
    answer = client.post(NEW, {"password": CHOSEN, "again": CHOSEN})
    assert answer["Location"] == "/sign-in/second-factor/"
    assert client.get("/account/").status_code == 302
    assert client.post("/sign-in/second-factor/", {"code": code_of()}).status_code == 302
    assert client.get("/account/").status_code == 200


def test_the_code_does_not_go_around_it(client: Client, resident: Resident, enter: Enter) -> None:
    resident(Role.AUDITOR, must_change_password=True)
    enter("auditor")
    assert client.post("/sign-in/second-factor/", {"code": code_of()})["Location"] == NEW
    assert client.get("/account/").status_code == 302


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("short", "short", "太短，至少 12 位"),
        ("123456789012345", "123456789012345", "全是数字"),
        ("hospital-two", "hospital-two", "与账号太相近"),
        (PASSWORD, PASSWORD, "它与现在的密码相同"),
        (CHOSEN, CHOSEN + "x", "两次输入的新密码不一样"),
        ("", "", "请填写新密码"),
    ],
)
def test_a_poor_password_is_refused_in_chinese(
    client: Client, resident: Resident, enter: Enter, password: str, again: str, said: str
) -> None:
    user = resident(Role.HOSPITAL, bound=False, must_change_password=True)
    enter("hospital")
    answer = client.post(NEW, {"password": password, "again": again})
    assert answer.status_code == 422
    assert said in shown(answer)
    user.refresh_from_db()
    assert user.must_change_password


def test_it_is_for_candidates_with_a_one_time_password_only(
    client: Client, resident: Resident, enter: Enter
) -> None:
    assert client.get(NEW, follow=True).redirect_chain[-1][0] == "/sign-in/"
    user = resident(Role.HOSPITAL, bound=False)
    enter("hospital")
    assert client.post(NEW, {"password": CHOSEN, "again": CHOSEN}).status_code == 302
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
