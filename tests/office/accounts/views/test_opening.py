"""Opening accounts and moving people."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from tests.office.accounts.conftest import shown
from tests.office.conftest import MakePerson, SignedIn
from yijian.office.accounts.models import Organisation, User
from yijian.office.framework.roles import Role
from yijian.office.trail.models import Entry

OPEN = "/users/open/"


@pytest.fixture
def admin(client: Client, signed_in: SignedIn) -> Client:
    return signed_in(client, Role.ACCOUNT_ADMIN)


def asked(organisations: dict[str, Organisation], **changes: Any) -> dict[str, Any]:
    place = organisations[changes.pop("at", "agency_city")]
    form = {"username": "wang.wei", "name": "王伟", "role": "first_reviewer"}
    return {**form, "organisation": place.pk, **changes}


def test_an_account_is_opened_and_its_password_shown_once(
    admin: Client, organisations: dict[str, Organisation]
) -> None:
    answer = admin.post(OPEN, asked(organisations), follow=True)
    user = User.objects.get(username="wang.wei")
    assert answer.redirect_chain == [(f"/users/{user.pk}/", 302)]
    found = re.search(r'<strong class="mono">([a-z2-9-]{19})</strong>', shown(answer))
    assert found is not None
    assert user.check_password(found[1])
    assert user.must_change_password
    assert found[1] not in shown(admin.get(f"/users/{user.pk}/"))
    said = "".join(entry.detail for entry in Entry.objects.all())
    assert found[1] not in said
    newcomer = Client()
    entered = newcomer.post("/sign-in/", {"username": "wang.wei", "password": found[1]})
    assert entered["Location"] == "/sign-in/new-password/"


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"username": "auditor"}, "username", "账号 auditor 已有人使用；换一个账号"),
        ({"username": "王伟"}, "username", "账号只用字母、数字"),
        (
            {"role": "hospital"},
            "role",
            "经办机构的角色只有：经办机构初审、经办机构复审、账号管理员",
        ),
        ({"role": "system"}, "role", "请从列表里选择角色"),
        ({"name": ""}, "name", "请填写姓名"),
        ({"role": ""}, "role", "请选择角色"),
        ({"at": "hainan_agency"}, "organisation", "没有这个单位，或它不在您的统筹区"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(
    admin: Client,
    organisations: dict[str, Organisation],
    changes: dict[str, str],
    field: str,
    said: str,
) -> None:
    before = User.objects.count()
    answer = admin.post(OPEN, asked(organisations, **changes))
    page = shown(answer)
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in page
    assert said in page
    assert re.search(rf'<(input|select)[^>]*name="{field}"[^>]*autofocus', page)
    assert User.objects.count() == before


def test_providers_come_into_the_list_by_looking_for_them(
    admin: Client, organisations: dict[str, Organisation]
) -> None:
    assert "七里河中医院" not in shown(admin.get(OPEN))
    assert "七里河中医院" in shown(admin.get(f"{OPEN}?find=中医"))
    assert "海口第一医院" not in shown(admin.get(f"{OPEN}?find=海口"))
    code = organisations["hospital_a"].code
    chosen = shown(admin.get(f"{OPEN}?organisation={code}"))
    assert f'<option value="{organisations["hospital_a"].pk}" selected>' in chosen
    form = asked(organisations, at="hospital_b", role="hospital")
    assert admin.post(OPEN, form).status_code == 302


def test_a_person_is_moved(
    admin: Client, people: dict[str, User], organisations: dict[str, Organisation]
) -> None:
    person = people[Role.FIRST_REVIEWER]
    place = organisations["agency_district"]
    form = {
        "role": "second_reviewer",
        "organisation": place.pk,
        "reason": "调岗",
        "revision": person.revision,
    }
    answer = admin.post(f"/users/{person.pk}/move/", form, follow=True)
    assert "已调整" in shown(answer)
    person.refresh_from_db()
    assert (person.role, person.organisation) == ("second_reviewer", place)


def test_a_forged_revision_moves_nobody(
    admin: Client, people: dict[str, User], organisations: dict[str, Organisation]
) -> None:
    person = people[Role.FIRST_REVIEWER]
    form = {
        "role": "second_reviewer",
        "organisation": organisations["agency_district"].pk,
        "reason": "调岗",
        "revision": person.revision + 7,
    }
    answer = admin.post(f"/users/{person.pk}/move/", form)
    assert answer.status_code == 409
    assert "这条记录在您打开之后已被改动" in shown(answer)
    assert admin.post(f"/users/{person.pk}/move/", {**form, "revision": "x"}).status_code == 422
    person.refresh_from_db()
    assert person.role == "first_reviewer"


def test_a_person_of_elsewhere_does_not_exist(
    admin: Client, person: MakePerson, organisations: dict[str, Organisation]
) -> None:
    other = person(Role.FIRST_REVIEWER, "hainan_agency")
    form = {
        "role": "second_reviewer",
        "organisation": organisations["agency_city"].pk,
        "reason": "调岗",
        "revision": other.revision,
    }
    assert admin.get(f"/users/{other.pk}/move/").status_code == 404
    assert admin.post(f"/users/{other.pk}/move/", form).status_code == 404


def test_a_move_to_nowhere_else_is_refused(admin: Client, people: dict[str, User]) -> None:
    person = people[Role.HOSPITAL]
    form = {
        "role": person.role,
        "organisation": person.organisation_id,
        "reason": "x",
        "revision": person.revision,
    }
    answer = admin.post(f"/users/{person.pk}/move/", form)
    assert answer.status_code == 422
    assert "角色和单位都没有变化" in shown(answer)
