"""A password of one's own is not replaced without being asked for."""

from __future__ import annotations

from tests.office.accounts.conftest import Resident
from tests.office.conftest import MakeActor
from yijian.office.accounts.guards.password_is_one_time import password_is_one_time
from yijian.office.framework.roles import Role


def test_a_password_of_ones_own_is_refused(actor: MakeActor, resident: Resident) -> None:
    resident(Role.HOSPITAL, bound=False)
    found = password_is_one_time(actor=actor(Role.HOSPITAL))
    assert found is not None
    assert found.code == "accounts.no_one_time_password"
    assert "这个账号的密码不是一次性密码" in found.sentence()


def test_a_one_time_password_is_fine(actor: MakeActor, resident: Resident) -> None:
    resident(Role.HOSPITAL, bound=False, must_change_password=True)
    assert password_is_one_time(actor=actor(Role.HOSPITAL)) is None
