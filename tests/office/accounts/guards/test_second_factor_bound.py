"""Recovery codes stand in for a device."""

from __future__ import annotations

from tests.office.accounts.conftest import Resident
from tests.office.conftest import MakeActor
from yijian.office.accounts.guards.second_factor_bound import second_factor_bound
from yijian.office.framework.roles import Role


def test_without_a_device_there_are_none(actor: MakeActor, resident: Resident) -> None:
    resident(Role.AUDITOR)
    found = second_factor_bound(actor=actor(Role.HOSPITAL))
    assert found is not None
    assert found.code == "accounts.second_factor_unbound"
    assert "这个账号还没有绑定动态口令" in found.sentence()
    assert second_factor_bound(actor=actor(Role.AUDITOR)) is None
