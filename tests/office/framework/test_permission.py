"""Unknown is no: an unknown name, another role, another place, a subject nobody spoke of."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.office.conftest import AT
from yijian.office.framework.actor import Actor
from yijian.office.framework.permission import PERMISSIONS, NotAllowed, demand, may, permit
from yijian.office.framework.roles import Role


@pytest.fixture
def auditor(monkeypatch: pytest.MonkeyPatch) -> Actor:
    monkeypatch.setattr(PERMISSIONS, "_items", dict(PERMISSIONS._items))
    permit("test.look", "查阅", {Role.AUDITOR, Role.AUTHORITY}, lambda actor, it: it.mine)
    permit("test.leave", "离开", {Role.AUDITOR})
    return Actor("a", "甲", Role.AUDITOR, "audit", "lanzhou", "6201", AT)


MINE, NOT_MINE = SimpleNamespace(mine=True), SimpleNamespace(mine=False)


def test_role_and_subject(auditor: Actor) -> None:
    assert may(auditor, "test.look")
    assert may(auditor, "test.look", MINE)
    assert not may(auditor, "test.look", NOT_MINE)
    demand(auditor, "test.look", MINE)


def test_unknown_is_no(auditor: Actor) -> None:
    assert not may(auditor, "test.unknown")
    with pytest.raises(NotAllowed, match="没有登记过这项操作"):
        demand(auditor, "test.unknown")
    assert not may(Actor.system("lanzhou", AT), "test.look")


def test_a_subject_nobody_spoke_of_is_no(auditor: Actor) -> None:
    assert may(auditor, "test.leave")
    assert not may(auditor, "test.leave", MINE)


def test_the_refusal_says_who_may(auditor: Actor) -> None:
    hospital = Actor("b", "乙", Role.HOSPITAL, "h", "lanzhou", "6201", AT, "H1")
    sentence = "“查阅”由医保行政部门、只读审计办理；您的角色是定点医院"
    with pytest.raises(NotAllowed, match=sentence):
        demand(hospital, "test.look")
    with pytest.raises(NotAllowed, match="“查阅”的对象不在您的管辖范围内"):
        demand(auditor, "test.look", NOT_MINE)


def test_nothing_is_permitted_twice(auditor: Actor) -> None:
    with pytest.raises(ValueError, match="registered twice"):
        permit("test.look", "再次", {Role.AUDITOR})
