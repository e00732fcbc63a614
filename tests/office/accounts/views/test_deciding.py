"""Disabling, enabling and resetting."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.office.accounts.conftest import Enter, Resident, shown
from tests.office.conftest import MakePerson, SignedIn
from yijian.office.accounts.models import User
from yijian.office.framework.roles import Role


@pytest.fixture
def admin(signed_in: SignedIn) -> Client:
    return signed_in(Client(), Role.ACCOUNT_ADMIN)


def decide(admin: Client, person: User, what: str, **changes: Any) -> Any:
    person.refresh_from_db()
    form = {"reason": "离岗", "revision": person.revision, **changes}
    return admin.post(f"/users/{person.pk}/{what}/", form, follow=True)


def test_a_disabled_person_is_out_at_once_and_comes_back(
    admin: Client, client: Client, resident: Resident, enter: Enter
) -> None:
    person = resident(Role.HOSPITAL, bound=False)
    enter("hospital")
    assert "已停用账号 hospital" in shown(decide(admin, person, "disable"))
    assert client.get("/account/").status_code == 302
    assert enter("hospital").status_code == 422
    assert "已恢复账号 hospital" in shown(decide(admin, person, "enable"))
    assert enter("hospital").status_code == 302


def test_a_reset_ends_password_device_lock_and_sessions(
    admin: Client, client: Client, resident: Resident, enter: Enter
) -> None:
    person = resident(Role.AUDITOR)
    for _ in range(5):
        enter("auditor", "not the password")
    page = shown(decide(admin, person, "reset"))
    found = re.search(r'<strong class="mono">([a-z2-9-]{19})</strong>', page)
    assert found is not None
    assert not TOTPDevice.objects.filter(user=person).exists()
    assert enter("auditor").status_code == 422
    assert enter("auditor", found[1])["Location"] == "/sign-in/new-password/"


def test_a_reason_is_asked_for(admin: Client, people: dict[str, User]) -> None:
    person = people[Role.HOSPITAL]
    answer = decide(admin, person, "disable", reason="  ")
    assert answer.status_code == 422
    assert "请填写原因" in shown(answer)
    person.refresh_from_db()
    assert person.is_active


@pytest.mark.parametrize("what", ["disable", "reset", "move"])
def test_one_does_not_decide_about_oneself(
    admin: Client, people: dict[str, User], what: str
) -> None:
    person = people[Role.ACCOUNT_ADMIN]
    more = {"role": "authority", "organisation": person.organisation_id}
    answer = decide(admin, person, what, **more)
    assert answer.status_code == 422
    assert "不能由本人对本人办理" in shown(answer)


def test_a_forged_revision_decides_nothing(admin: Client, people: dict[str, User]) -> None:
    person = people[Role.HOSPITAL]
    answer = decide(admin, person, "disable", revision=person.revision - 1)
    assert answer.status_code == 409
    assert "action.stale" in shown(answer)
    person.refresh_from_db()
    assert person.is_active


@pytest.mark.parametrize("what", ["disable", "enable", "reset"])
def test_people_of_elsewhere_do_not_exist(admin: Client, person: MakePerson, what: str) -> None:
    other = person(Role.HOSPITAL, "hainan_hospital")
    assert admin.get(f"/users/{other.pk}/{what}/").status_code == 404
    assert decide(admin, other, what).status_code == 404


def test_others_may_not(client: Client, signed_in: SignedIn, people: dict[str, User]) -> None:
    signed_in(client, Role.AUTHORITY)
    answer = decide(client, people[Role.HOSPITAL], "disable")
    assert answer.status_code == 403
    assert "“停用账号”由账号管理员办理；您的角色是医保行政部门" in shown(answer)
