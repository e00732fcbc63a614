"""Who changes a password knows the one before."""

from __future__ import annotations

from tests.office.accounts.conftest import PASSWORD, Resident
from tests.office.conftest import MakeActor
from yijian.office.accounts.guards.old_password_right import old_password_right
from yijian.office.framework.roles import Role


def test_a_wrong_one_is_refused(actor: MakeActor, resident: Resident) -> None:
    resident(Role.HOSPITAL, bound=False)
    found = old_password_right(actor=actor(Role.HOSPITAL), old_password="another")
    assert found is not None
    assert found.code == "accounts.wrong_old_password"
    assert found.sentence() == (
        "不能修改密码：现在的密码不对。需要：正确的现用密码，由本人；忘记时由账号管理员重置办理。"
    )
    assert old_password_right(actor=actor(Role.HOSPITAL), old_password=PASSWORD) is None
