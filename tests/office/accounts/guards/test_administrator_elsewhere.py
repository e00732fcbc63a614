"""An organisation that holds all administrators stays open."""

from __future__ import annotations

from tests.office.conftest import MakePerson
from yijian.office.accounts.guards.administrator_elsewhere import administrator_elsewhere
from yijian.office.accounts.models import Organisation, User
from yijian.office.framework.roles import Role

People = dict[str, User]
Places = dict[str, Organisation]


def test_the_place_of_the_last_ones_stays(people: People, organisations: Places) -> None:
    found = administrator_elsewhere(subject=organisations["authority"], active=False)
    assert found is not None
    assert found.code == "accounts.last_administrator_inside"
    assert "本统筹区的账号管理员都在这个单位，停用后再没有人能管理账号" in found.sentence()


def test_other_places_may_close(people: People, organisations: Places) -> None:
    assert administrator_elsewhere(subject=organisations["audit"], active=False) is None
    assert administrator_elsewhere(subject=organisations["authority"], active=True) is None


def test_with_an_administrator_elsewhere_it_may_close(
    people: People, organisations: Places, person: MakePerson
) -> None:
    person(Role.ACCOUNT_ADMIN, "agency_city")
    assert administrator_elsewhere(subject=organisations["authority"], active=False) is None
