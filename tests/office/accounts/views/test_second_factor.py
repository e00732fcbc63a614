"""The code of the moment: nobody of the staff gets past it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.office.accounts.conftest import Enter, Resident, code_of, shown
from yijian.office.accounts.actions.renew_recovery_codes import keep_recovery_codes
from yijian.office.accounts.models import User
from yijian.office.framework.roles import STAFF, Role
from yijian.office.framework.writing import writing
from yijian.office.trail.models import Entry

CODE = "/sign-in/second-factor/"
BEHIND = ("/", "/account/", "/users/", "/organisations/", "/account/password/")


def refused() -> list[Entry]:
    return list(Entry.objects.filter(event="accounts.sign_in", outcome="refused"))


@pytest.mark.parametrize("role", sorted(STAFF))
def test_the_right_code_opens(client: Client, resident: Resident, enter: Enter, role: Role) -> None:
    resident(role)
    enter(role, then="/account/")
    answer = client.post(CODE, {"code": code_of()})
    assert (answer.status_code, answer["Location"]) == (302, "/account/")
    assert client.get("/account/").status_code == 200
    entry = Entry.objects.get(event="accounts.sign_in", outcome="done")
    assert entry.username == role
    assert "密码和动态口令" in entry.detail


def test_a_code_typed_in_groups_and_full_width_is_a_code(
    client: Client, resident: Resident, enter: Enter
) -> None:
    resident(Role.AUDITOR)
    enter("auditor")
    code = code_of()
    typed = f"{code[:3]} {code[3:]}".translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)})
    assert client.post(CODE, {"code": typed}).status_code == 302


def test_without_the_password_there_is_no_second_question(client: Client, db: None) -> None:
    for answer in (client.get(CODE), client.post(CODE, {"code": "123456"})):
        assert (answer.status_code, answer["Location"]) == (302, "/sign-in/")


def test_the_password_alone_leads_back_here_from_every_page(
    client: Client, resident: Resident, enter: Enter
) -> None:
    resident(Role.ACCOUNT_ADMIN)
    enter("account_admin")
    for address in BEHIND:
        assert client.get(address).status_code == 302
        assert client.post(address, {}).status_code in (302, 405)
    assert client.get("/sign-in/second-factor/enrol/")["Location"] == CODE
    assert client.get("/sign-in/new-password/")["Location"] == CODE
    assert client.get("/sign-in/recovery-codes/").status_code == 302
    assert TOTPDevice.objects.count() == 1


def test_a_session_without_its_device_is_led_here(
    client: Client, resident: Resident, enter: Enter
) -> None:
    """As when an administrator has made staff of a provider who is signed in."""
    user = resident(Role.HOSPITAL, bound=False)
    enter("hospital")
    with writing():
        User.objects.filter(pk=user.pk).update(role=Role.AUDITOR)
    answer = client.get("/account/", follow=True)
    assert [step for step, _ in answer.redirect_chain] == [
        f"{CODE}?next=/account/",
        "/sign-in/second-factor/enrol/",
    ]
    assert "绑定动态口令" in shown(answer)


@pytest.mark.parametrize("code", ["000000", "abcdefgh", "12345", "１２３４５６７"])
def test_a_wrong_code_stays_outside(
    client: Client, resident: Resident, enter: Enter, code: str
) -> None:
    resident(Role.AUDITOR)
    enter("auditor")
    answer = client.post(CODE, {"code": code})
    assert answer.status_code == 422
    assert "不对，或已用过；请填身份验证器上的最新数字" in shown(answer)
    (entry,) = refused()
    assert entry.username == "auditor"
    assert "动态口令或恢复码不对" in entry.detail
    assert code not in entry.detail
    assert client.get("/account/").status_code == 302


def test_wrong_codes_make_one_wait(client: Client, resident: Resident, enter: Enter) -> None:
    resident(Role.AUDITOR)
    enter("auditor")
    client.post(CODE, {"code": "000000"})
    answer = client.post(CODE, {"code": code_of()})
    assert answer.status_code == 429
    assert re.search(r"输错次数多，请在 \d\d:\d\d:\d\d 之后再试", shown(answer))
    assert len(refused()) == 1
    device = TOTPDevice.objects.get()
    device.throttling_failure_timestamp -= timedelta(seconds=2)
    device.save()
    assert client.post(CODE, {"code": code_of()}).status_code == 302


def test_a_code_is_used_up(client: Client, resident: Resident, enter: Enter) -> None:
    resident(Role.AUDITOR)
    code = code_of()
    enter("auditor")
    assert client.post(CODE, {"code": code}).status_code == 302
    client.post("/sign-out/")
    enter("auditor")
    assert client.post(CODE, {"code": code}).status_code == 422


def test_the_code_of_somebody_else_does_not_open(
    client: Client, resident: Resident, enter: Enter
) -> None:
    resident(Role.AUDITOR)
    other = resident(Role.AUTHORITY)
    TOTPDevice.objects.filter(user=other).update(key="ff" * 20)
    enter("auditor")
    assert client.post(CODE, {"code": code_of("ff" * 20)}).status_code == 422


def test_a_recovery_code_opens_once(client: Client, resident: Resident, enter: Enter) -> None:
    user = resident(Role.AUDITOR)
    keep_recovery_codes(user, ["abcd2345", "efgh2345"])
    enter("auditor")
    assert client.post(CODE, {"code": "ABCD 2345"}).status_code == 302
    entry = Entry.objects.get(event="accounts.sign_in", outcome="done")
    assert "密码和恢复码" in entry.detail
    assert [token.token for token in StaticToken.objects.all()] == ["efgh2345"]
    client.post("/sign-out/")
    enter("auditor")
    assert client.post(CODE, {"code": "abcd2345"}).status_code == 422


def test_a_candidate_whose_password_changes_meanwhile_is_out(
    client: Client, resident: Resident, enter: Enter
) -> None:
    user = resident(Role.AUDITOR)
    enter("auditor")
    user.set_password("something else entirely")
    with writing():
        user.save()
    assert client.post(CODE, {"code": code_of()})["Location"] == "/sign-in/"


def test_a_candidate_who_is_disabled_meanwhile_is_out(
    client: Client, resident: Resident, enter: Enter
) -> None:
    user = resident(Role.AUDITOR)
    enter("auditor")
    with writing():
        User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.post(CODE, {"code": code_of()})["Location"] == "/sign-in/"


def test_people_of_an_organisation_closed_meanwhile_are_told(
    client: Client, resident: Resident, enter: Enter
) -> None:
    user = resident(Role.HOSPITAL, bound=False)
    enter("hospital")
    with writing():
        user.organisation.active = False
        user.organisation.save()
    answer = client.get("/account/", follow=True)
    assert answer.status_code == 403
    assert "您所在的单位“城关第一医院”已停用" in shown(answer)


def test_a_provider_who_has_bound_a_device_is_asked_too(
    client: Client, resident: Resident, enter: Enter
) -> None:
    resident(Role.PHARMACY)
    assert enter("pharmacy")["Location"] == CODE
    assert client.get("/account/").status_code == 302
    assert client.post(CODE, {"code": code_of()})["Location"] == reverse("monitor:dashboard")


def test_nobody_is_sent_away_after_the_code(
    client: Client, resident: Resident, enter: Enter
) -> None:
    resident(Role.AUDITOR)
    enter("auditor")
    answer = client.post(f"{CODE}?next=https://evil.example/", {"code": code_of()})
    assert answer["Location"] == reverse("monitor:dashboard")


def demonstrated(client: Client, **more: Any) -> str:
    page = shown(client.get(CODE, **more))
    found = re.search(r"演示环境，仅本机合成数据：本次动态口令<br><strong>(\d{6})</strong>", page)
    return found[1] if found else ""


def test_no_code_is_shown(client: Client, resident: Resident, enter: Enter) -> None:
    resident(Role.AUDITOR)
    enter("auditor")
    page = shown(client.get(CODE))
    assert "演示" not in page
    assert code_of() not in page


def test_a_demonstration_shows_the_code_and_it_opens(
    client: Client, resident: Resident, enter: Enter, settings: Any
) -> None:
    settings.DEMO = True
    resident(Role.AUDITOR)
    for _ in range(2):  # also twice within half a minute
        enter("auditor")
        answer = client.post(CODE, {"code": demonstrated(client)})
        assert answer.status_code == 302
        client.post("/sign-out/")


@pytest.mark.parametrize(
    "more",
    [
        {"REMOTE_ADDR": "10.0.0.9"},
        {"REMOTE_ADDR": ""},
        {"headers": {"x-forwarded-for": "127.0.0.1"}},
    ],
)
def test_a_demonstration_shows_nothing_to_other_machines(
    client: Client, resident: Resident, enter: Enter, settings: Any, more: dict[str, Any]
) -> None:
    settings.DEMO = True
    resident(Role.AUDITOR)
    enter("auditor")
    assert demonstrated(client)
    assert not demonstrated(client, **more)
