"""Leaving: a button, never a link."""

from __future__ import annotations

from django.test import Client

from tests.office.accounts.conftest import Enter, Resident, shown
from tests.office.conftest import SignedIn
from yijian.office.framework.roles import Role
from yijian.office.trail.models import Entry


def test_who_leaves_is_out_and_it_is_written_down(client: Client, signed_in: SignedIn) -> None:
    signed_in(client, Role.HOSPITAL)
    answer = client.post("/sign-out/", follow=True)
    assert answer.redirect_chain == [("/sign-in/", 302)]
    assert "已退出登录" in shown(answer)
    assert client.get("/account/").status_code == 302
    assert Entry.objects.get().event == "accounts.sign_out"


def test_after_leaving_nothing_has_expired(
    client: Client, resident: Resident, enter: Enter
) -> None:
    resident(Role.HOSPITAL, bound=False)
    enter("hospital")
    client.post("/sign-out/")
    assert "登录已过期" not in shown(client.get("/sign-in/"))


def test_who_is_only_at_the_door_goes_too(client: Client, resident: Resident, enter: Enter) -> None:
    resident(Role.AUDITOR)
    enter("auditor")
    client.post("/sign-out/")
    assert client.get("/sign-in/second-factor/")["Location"] == "/sign-in/"
    assert not Entry.objects.filter(event="accounts.sign_out").exists()


def test_a_link_signs_nobody_out(client: Client, signed_in: SignedIn) -> None:
    signed_in(client, Role.HOSPITAL)
    answer = client.get("/sign-out/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "只接收页面上的按钮提交" in shown(answer)
    assert client.get("/account/").status_code == 200


def test_another_site_signs_nobody_out(signed_in: SignedIn) -> None:
    strict = Client(enforce_csrf_checks=True)
    signed_in(strict, Role.HOSPITAL)
    assert strict.post("/sign-out/").status_code == 403
    assert strict.get("/account/").status_code == 200
