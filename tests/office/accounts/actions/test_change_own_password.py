"""Changing one's own password."""

from __future__ import annotations

import pytest

from tests.office.accounts.conftest import PASSWORD, Resident
from tests.office.conftest import MakeActor
from yijian.office.accounts.actions.change_own_password import change_own_password
from yijian.office.framework.guard import Guarded
from yijian.office.framework.roles import Role
from yijian.office.trail.models import Entry

CHOSEN = "huang-he_lan_zhou"


def test_it_changes_and_the_trail_keeps_no_password(actor: MakeActor, resident: Resident) -> None:
    user = resident(Role.HOSPITAL, bound=False)
    change_own_password(actor=actor(Role.HOSPITAL), old_password=PASSWORD, password=CHOSEN)
    user.refresh_from_db()
    assert user.check_password(CHOSEN)
    detail = Entry.objects.get().detail
    assert CHOSEN not in detail
    assert PASSWORD not in detail


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("wrong", CHOSEN, "现在的密码不对"),
        (PASSWORD, PASSWORD, "与现在的密码相同"),
        (PASSWORD, "short", "太短"),
    ],
)
def test_refusals(actor: MakeActor, resident: Resident, old: str, new: str, said: str) -> None:
    user = resident(Role.HOSPITAL, bound=False)
    with pytest.raises(Guarded, match=said):
        change_own_password(actor=actor(Role.HOSPITAL), old_password=old, password=new)
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
