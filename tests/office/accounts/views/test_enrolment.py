"""Binding a second factor at the first sign-in of staff, or by choice."""

from __future__ import annotations

import re
from base64 import b32decode
from typing import Any

from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.office.accounts.conftest import Enter, Resident, code_of, shown
from tests.office.conftest import SignedIn
from yijian.office.accounts.views.enrolment import picture
from yijian.office.framework.roles import Role
from yijian.office.trail.models import Entry

ENROL = "/sign-in/second-factor/enrol/"
CODES = "/sign-in/recovery-codes/"


def key_on(page: str) -> str:
    found = re.search(r'<p class="key">([A-Z2-7 ]+)</p>', page)
    assert found is not None
    return b32decode(found[1].replace(" ", "")).hex()


def codes_on(page: str) -> list[str]:
    return re.findall(r"<li>([a-z2-7]{4} [a-z2-7]{4})</li>", page)


def test_staff_bind_a_device_and_are_in(client: Client, resident: Resident, enter: Enter) -> None:
    user = resident(Role.AUTHORITY, bound=False)
    assert enter("authority", then="/account/")["Location"] == ENROL
    page = shown(client.get(ENROL))
    assert "<svg" in page
    assert "<script" not in page
    assert "style=" not in page
    key = key_on(page)
    assert key_on(shown(client.get(ENROL))) == key
    assert not TOTPDevice.objects.exists()
    answer = client.post(ENROL, {"code": code_of(key)}, follow=True)
    assert answer.redirect_chain == [(CODES, 302)]
    codes = codes_on(shown(answer))
    assert len(set(codes)) == 10
    assert 'href="/account/"' in shown(answer)
    device = TOTPDevice.objects.get(user=user)
    assert (device.key, device.confirmed) == (key, True)
    assert {token.token for token in StaticToken.objects.all()} == {
        code.replace(" ", "") for code in codes
    }
    assert client.get("/account/").status_code == 200
    said = "".join(entry.detail for entry in Entry.objects.all())
    assert key not in said
    assert codes[0].replace(" ", "") not in said
    events = [entry.event for entry in Entry.objects.order_by("number")]
    assert events == ["accounts.enrol_second_factor", "accounts.sign_in"]


def test_the_code_of_binding_does_not_open_a_second_time(
    client: Client, resident: Resident, enter: Enter
) -> None:
    resident(Role.AUTHORITY, bound=False)
    enter("authority")
    key = key_on(shown(client.get(ENROL)))
    code = code_of(key)
    client.post(ENROL, {"code": code})
    client.post("/sign-out/")
    enter("authority")
    assert client.post("/sign-in/second-factor/", {"code": code}).status_code == 422


def test_a_wrong_first_code_binds_nothing(client: Client, resident: Resident, enter: Enter) -> None:
    resident(Role.AUTHORITY, bound=False)
    enter("authority")
    answer = client.post(ENROL, {"code": "000000"})
    assert answer.status_code == 422
    assert "不对；请核对手机时间" in shown(answer)
    assert client.post(ENROL, {}).status_code == 422
    assert not TOTPDevice.objects.exists()
    assert client.get("/account/").status_code == 302


def test_recovery_codes_are_shown_once(client: Client, resident: Resident, enter: Enter) -> None:
    resident(Role.AUTHORITY, bound=False)
    enter("authority")
    key = key_on(shown(client.get(ENROL)))
    assert codes_on(shown(client.post(ENROL, {"code": code_of(key)}, follow=True)))
    again = shown(client.get(CODES))
    assert codes_on(again) == []
    assert "恢复码只显示一次，已经显示过了" in again


def test_without_the_password_nothing_is_bound(client: Client, db: None) -> None:
    assert client.get(ENROL)["Location"] == "/sign-in/"


def test_who_is_signed_in_cannot_bind_a_second_device(client: Client, signed_in: SignedIn) -> None:
    signed_in(client, Role.AUDITOR)
    assert client.get(ENROL)["Location"] == "/account/"
    assert client.post(ENROL, {"code": "000000"})["Location"] == "/account/"


def test_a_provider_binds_by_choice(client: Client, signed_in: SignedIn, enter: Enter) -> None:
    signed_in(client, Role.HOSPITAL)
    assert "未绑定" in shown(client.get("/account/"))
    key = key_on(shown(client.get(ENROL)))
    answer = client.post(ENROL, {"code": code_of(key)}, follow=True)
    assert answer.redirect_chain == [(CODES, 302)]
    assert "已绑定" in shown(client.get("/account/"))


def test_a_picture_says_what_it_is_and_carries_no_style() -> None:
    drawn: Any = picture("otpauth://totp/x?secret=ABC")
    assert drawn.startswith("<svg")
    assert "<title>二维码</title>" in drawn
    assert "style" not in drawn
