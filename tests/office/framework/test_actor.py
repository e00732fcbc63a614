"""Who acts."""

from __future__ import annotations

from tests.office.conftest import AT
from yijian.office.framework.actor import Actor
from yijian.office.framework.roles import Role


def test_the_system_acts_in_one_jurisdiction_and_for_no_institution() -> None:
    system = Actor.system("hainan", AT)
    assert (system.role, system.jurisdiction, system.at) == (Role.SYSTEM, "hainan", AT)
    assert (system.username, system.name, system.fixmedins_code) == ("system", "系统", None)
