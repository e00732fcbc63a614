"""The first organisations and people of a jurisdiction."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.office.accounts.conftest import KEY, code_of
from tests.office.conftest import AT, MakeActor
from yijian.office.accounts.installing import NewPerson, Place, install_people
from yijian.office.accounts.models import Organisation, User
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.roles import PROVIDERS, Role
from yijian.office.trail.models import Entry

PASSWORD = "huang-he_lan_zhou"
PEOPLE = [
    NewPerson(
        f"demo-{role.value}",
        role.label,
        role,
        PASSWORD,
        None if role in PROVIDERS else KEY,
    )
    for role in Role
    if role != Role.SYSTEM
]


def asked(**changes: Any) -> dict[str, Any]:
    given = {
        "actor": Actor.system("lanzhou", AT),
        "jurisdiction": "lanzhou",
        "city_name": "兰州市",
        "admdvs": "620100",
        "hospital": Place("H62010200001", "城关第一医院", "620102"),
        "pharmacy": Place("P62010200003", "城关安康大药房", "620102"),
        "people": PEOPLE,
    }
    return given | changes


@pytest.mark.django_db
def test_everybody_has_a_place_and_can_sign_in() -> None:
    install_people(**asked())
    placed = {user.role: user.organisation.name for user in User.objects.all()}
    assert placed == {
        "authority": "兰州市医疗保障局",
        "authority_head": "兰州市医疗保障局",
        "first_reviewer": "兰州市医疗保险服务中心",
        "second_reviewer": "兰州市医疗保险服务中心",
        "account_admin": "兰州市医疗保障信息中心",
        "auditor": "兰州市审计局",
        "hospital": "城关第一医院",
        "pharmacy": "城关安康大药房",
    }
    agency = Organisation.objects.get(code="lanzhou-agency")
    assert Organisation.objects.get(fixmedins_code="H62010200001").parent == agency
    staff, provider = Client(), Client()
    signing = {"username": "demo-authority", "password": PASSWORD}
    assert staff.post("/sign-in/", signing)["Location"] == "/sign-in/second-factor/"
    assert staff.post("/sign-in/second-factor/", {"code": code_of()}).status_code == 302
    assert staff.get("/account/").status_code == 200
    provider.post("/sign-in/", {"username": "demo-hospital", "password": PASSWORD})
    assert provider.get("/account/").status_code == 200


@pytest.mark.django_db
def test_installing_again_changes_nothing() -> None:
    install_people(**asked())
    before = list(User.objects.order_by("pk").values_list("username", "password"))
    install_people(**asked(people=[replace(one, password="other-pass_word") for one in PEOPLE]))
    assert list(User.objects.order_by("pk").values_list("username", "password")) == before
    assert Organisation.objects.count() == 6
    assert TOTPDevice.objects.count() == 6


@pytest.mark.django_db
def test_the_trail_keeps_names_but_no_secrets() -> None:
    install_people(**asked())
    entry = Entry.objects.get()
    assert (entry.username, entry.event) == ("system", "accounts.install_people")
    assert "demo-auditor" in entry.detail
    assert PASSWORD not in entry.detail
    assert KEY not in entry.detail


@pytest.mark.django_db
def test_an_administrator_alone_is_enough_to_begin_with() -> None:
    admin = [one for one in PEOPLE if one.role == Role.ACCOUNT_ADMIN]
    install_people(**asked(hospital=None, pharmacy=None, people=admin))
    assert User.objects.get().organisation.code == "lanzhou-tech"


@pytest.mark.django_db
def test_one_who_does_not_fit_stops_everything() -> None:
    with pytest.raises(Guarded, match="太短"):
        install_people(**asked(people=[*PEOPLE[:2], replace(PEOPLE[2], password="short")]))
    assert not User.objects.exists()
    assert not Organisation.objects.exists()


def test_people_cannot_do_it(actor: MakeActor) -> None:
    with pytest.raises(NotAllowed, match="由系统办理"):
        install_people(**asked(actor=actor(Role.ACCOUNT_ADMIN)))
