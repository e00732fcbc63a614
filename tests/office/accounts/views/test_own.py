"""One's own account."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticToken

from tests.office.accounts.conftest import PASSWORD, Enter, Resident, code_of, shown
from tests.office.conftest import SignedIn
from yijian.office.accounts.actions.renew_recovery_codes import keep_recovery_codes
from yijian.office.framework.roles import Role
from yijian.office.trail.models import Entry

PAGE = "/account/"
CHANGE = "/account/password/"
RENEW = "/account/recovery-codes/"
CHOSEN = "huang-he_lan_zhou"


def test_the_page_says_who_one_is_and_what_one_sees(client: Client, signed_in: SignedIn) -> None:
    signed_in(client, Role.HOSPITAL)
    page = shown(client.get(PAGE))
    for said in ("定点医院", "城关第一医院", "兰州市 · 本机构", "H62010200001", "未绑定"):
        assert said in page
    assert reverse("accounts:self") == PAGE


def test_the_page_lists_who_came_to_the_door(
    client: Client, resident: Resident, enter: Enter
) -> None:
    resident(Role.HOSPITAL, bound=False)
    enter("hospital", "not the password", REMOTE_ADDR="10.0.0.9")
    enter("hospital")
    page = shown(client.get(PAGE))
    assert "未进入" in page
    assert "密码不对" in page
    assert "10.0.0.9" in page
    assert ">进入<" in page


def test_the_password_changes_and_other_sessions_end(
    client: Client, resident: Resident, enter: Enter
) -> None:
    user = resident(Role.HOSPITAL, bound=False)
    elsewhere = Client()
    elsewhere.post("/sign-in/", {"username": "hospital", "password": PASSWORD})
    assert elsewhere.get(PAGE).status_code == 200
    enter("hospital")
    answer = client.post(
        CHANGE, {"old_password": PASSWORD, "password": CHOSEN, "again": CHOSEN}, follow=True
    )
    assert answer.redirect_chain == [(PAGE, 302)]
    assert "密码已修改" in shown(answer)
    assert elsewhere.get(PAGE).status_code == 302
    user.refresh_from_db()
    assert user.check_password(CHOSEN)
    said = "".join(entry.detail for entry in Entry.objects.all())
    assert CHOSEN not in said
    assert PASSWORD not in said


def test_staff_stay_in_after_a_change(client: Client, resident: Resident, enter: Enter) -> None:
    resident(Role.AUDITOR)
    enter("auditor")
    client.post("/sign-in/second-factor/", {"code": code_of()})
    client.post(CHANGE, {"old_password": PASSWORD, "password": CHOSEN, "again": CHOSEN})
    assert client.get(PAGE).status_code == 200


def test_a_wrong_present_password_is_said_beside_its_field(
    client: Client, resident: Resident, enter: Enter
) -> None:
    user = resident(Role.HOSPITAL, bound=False)
    enter("hospital")
    answer = client.post(CHANGE, {"old_password": "x", "password": CHOSEN, "again": CHOSEN})
    page = shown(answer)
    assert answer.status_code == 422
    assert 'id="id_old_password_error"' in page
    assert "现在的密码不对" in page
    assert CHOSEN not in page
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_recovery_codes_are_renewed_and_shown_once(
    client: Client, resident: Resident, enter: Enter
) -> None:
    user = resident(Role.AUDITOR)
    keep_recovery_codes(user, ["abcd2345"])
    enter("auditor")
    client.post("/sign-in/second-factor/", {"code": "abcd2345"})
    answer = client.post(RENEW, follow=True)
    assert answer.redirect_chain == [("/sign-in/recovery-codes/", 302)]
    tokens = [token.token for token in StaticToken.objects.all()]
    assert len(tokens) == 10
    assert f"<li>{tokens[0][:4]} {tokens[0][4:]}</li>" in shown(answer)
    assert client.get(PAGE).status_code == 200


def test_without_a_device_there_is_nothing_to_renew(client: Client, signed_in: SignedIn) -> None:
    signed_in(client, Role.HOSPITAL)
    answer = client.post(RENEW)
    assert answer.status_code == 409
    assert "这个账号还没有绑定动态口令" in shown(answer)
    assert client.get(RENEW).status_code == 405
