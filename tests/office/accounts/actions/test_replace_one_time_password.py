"""Replacing a one-time password."""

from __future__ import annotations

import pytest

from tests.office.accounts.conftest import Resident
from tests.office.conftest import MakeActor
from yijian.office.accounts.actions.replace_one_time_password import replace_one_time_password
from yijian.office.framework.guard import Guarded
from yijian.office.framework.roles import Role

CHOSEN = "huang-he_lan_zhou"


def test_it_is_replaced(actor: MakeActor, resident: Resident) -> None:
    user = resident(Role.HOSPITAL, bound=False, must_change_password=True)
    replace_one_time_password(actor=actor(Role.HOSPITAL), password=CHOSEN)
    user.refresh_from_db()
    assert user.check_password(CHOSEN)
    assert not user.must_change_password


def test_a_password_of_ones_own_is_not(actor: MakeActor, resident: Resident) -> None:
    resident(Role.HOSPITAL, bound=False)
    with pytest.raises(Guarded, match="不是一次性密码"):
        replace_one_time_password(actor=actor(Role.HOSPITAL), password=CHOSEN)
