"""The people of an installation fit where they are installed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.office.conftest import AT, MakePerson
from yijian.office.accounts.guards.newcomers_fit import newcomers_fit
from yijian.office.accounts.newcomers import NewPerson, Place
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.framework.roles import Role

GOOD = NewPerson("wang.wei", "王伟", Role.HOSPITAL, "huang-he_lan_zhou")


def asked(**changes: Any) -> Refusal | None:
    given: dict[str, Any] = {
        "actor": Actor.system("lanzhou", AT),
        "jurisdiction": "lanzhou",
        "hospital": Place("H62010200001", "城关第一医院", "620102"),
        "pharmacy": None,
        "people": [GOOD],
    }
    return newcomers_fit(**given | changes)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"jurisdiction": "hainan"}, "要建立的统筹区是 hainan，办理人属于 lanzhou"),
        ({"hospital": None}, "账号 wang.wei：没有给出定点医院"),
        ({"people": [replace(GOOD, username="王伟")]}, "账号只用字母、数字"),
        ({"people": [replace(GOOD, username="system")]}, "账号只用字母、数字"),
        ({"people": [replace(GOOD, role=Role.SYSTEM)]}, "没有人能是系统"),
        ({"people": [replace(GOOD, password="short")]}, "账号 wang.wei：太短，至少 12 位"),
    ],
)
def test_what_does_not_fit_is_said(changes: dict[str, Any], said: str, db: None) -> None:
    found = asked(**changes)
    assert found is not None
    assert found.code == "accounts.newcomers_unfit"
    assert said in found.sentence()


def test_a_name_of_another_jurisdiction_is_refused(person: MakePerson) -> None:
    person(Role.HOSPITAL, "hainan_hospital", "wang.wei")
    found = asked()
    assert found is not None
    assert "账号 wang.wei：已在另一个统筹区使用" in found.sentence()


def test_good_ones_and_known_ones_fit(person: MakePerson) -> None:
    assert asked() is None
    person(Role.HOSPITAL, "hospital_a", "wang.wei")
    assert asked(people=[replace(GOOD, password="")]) is None  # stays as it is
