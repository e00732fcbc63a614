"""The last administrator stays."""

from __future__ import annotations

from tests.office.conftest import MakePerson
from yijian.office.accounts.guards.administrator_remains import administrator_remains
from yijian.office.accounts.models import User
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing


def test_the_last_one_is_kept(people: dict[str, User], person: MakePerson) -> None:
    person(Role.ACCOUNT_ADMIN, "hainan_agency")  # of another jurisdiction: does not count
    asleep = person(Role.ACCOUNT_ADMIN, "agency_city")
    with writing():
        User.objects.filter(pk=asleep.pk).update(is_active=False)
    found = administrator_remains(subject=people[Role.ACCOUNT_ADMIN])
    assert found is not None
    assert found.code == "accounts.last_administrator"
    assert found.sentence() == (
        "不能停用或调走最后一名账号管理员：此后本统筹区再没有人能管理账号。"
        "需要：先开通另一名账号管理员，由账号管理员办理。"
    )
    assert administrator_remains(subject=people[Role.ACCOUNT_ADMIN], role="authority") is not None


def test_one_of_two_may_go(people: dict[str, User], person: MakePerson) -> None:
    person(Role.ACCOUNT_ADMIN, "agency_city")
    assert administrator_remains(subject=people[Role.ACCOUNT_ADMIN]) is None


def test_others_and_moves_within_the_role_are_free(people: dict[str, User]) -> None:
    admin = people[Role.ACCOUNT_ADMIN]
    assert administrator_remains(subject=people[Role.HOSPITAL]) is None
    assert administrator_remains(subject=admin, role=Role.ACCOUNT_ADMIN) is None
