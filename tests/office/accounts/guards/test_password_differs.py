"""A new password is new."""

from __future__ import annotations

from tests.office.accounts.conftest import PASSWORD, Resident
from tests.office.conftest import MakeActor
from yijian.office.accounts.guards.password_differs import password_differs
from yijian.office.framework.roles import Role


def test_the_same_one_is_refused(actor: MakeActor, resident: Resident) -> None:
    resident(Role.HOSPITAL, bound=False)
    found = password_differs(actor=actor(Role.HOSPITAL), password=PASSWORD)
    assert found is not None
    assert found.code == "accounts.same_password"
    assert "它与现在的密码相同" in found.sentence()
    assert password_differs(actor=actor(Role.HOSPITAL), password="another") is None
