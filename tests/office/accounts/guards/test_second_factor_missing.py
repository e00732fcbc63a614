"""One device a person."""

from __future__ import annotations

from tests.office.accounts.conftest import Resident
from tests.office.conftest import MakeActor
from yijian.office.accounts.guards.second_factor_missing import second_factor_missing
from yijian.office.framework.roles import Role


def test_a_second_device_is_refused(actor: MakeActor, resident: Resident) -> None:
    resident(Role.AUDITOR)
    found = second_factor_missing(actor=actor(Role.AUDITOR))
    assert found is not None
    assert found.code == "accounts.second_factor_bound"
    assert found.sentence() == (
        "不能再绑定一个动态口令：这个账号已绑定动态口令。需要：先重置登录方式，由账号管理员办理。"
    )
    assert second_factor_missing(actor=actor(Role.HOSPITAL)) is None
