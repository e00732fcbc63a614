"""Disabling an account."""

from __future__ import annotations

import pytest

from tests.office.conftest import MakeActor, MakePerson
from yijian.office.accounts.actions.disable_user import disable_user
from yijian.office.accounts.models import User
from yijian.office.framework.action import Missing, Stale
from yijian.office.framework.guard import Guarded
from yijian.office.framework.roles import Role


def test_it_is_disabled_once(actor: MakeActor, people: dict[str, User]) -> None:
    admin, user = actor(Role.ACCOUNT_ADMIN), people[Role.HOSPITAL]
    disable_user(actor=admin, subject=user.pk, revision=1, reason="离岗")
    user.refresh_from_db()
    assert (user.is_active, user.revision) == (False, 2)
    with pytest.raises(Guarded, match="它已停用"):
        disable_user(actor=admin, subject=user.pk, revision=2, reason="离岗")
    with pytest.raises(Stale):
        disable_user(actor=admin, subject=user.pk, revision=1, reason="离岗")


def test_neither_oneself_nor_elsewhere_nor_the_last(
    actor: MakeActor, people: dict[str, User], person: MakePerson
) -> None:
    admin = actor(Role.ACCOUNT_ADMIN)
    with pytest.raises(Guarded, match="不能由本人对本人办理"):
        disable_user(actor=admin, subject=people[Role.ACCOUNT_ADMIN].pk, revision=1, reason="离岗")
    other = person(Role.HOSPITAL, "hainan_hospital")
    with pytest.raises(Missing):
        disable_user(actor=admin, subject=other.pk, revision=1, reason="离岗")
    colleague = person(Role.ACCOUNT_ADMIN, "agency_city")
    gone = actor(colleague)
    disable_user(actor=admin, subject=colleague.pk, revision=1, reason="离岗")
    with pytest.raises(Guarded, match="最后一名账号管理员"):
        # somebody disabled in the same moment as he presses the button
        disable_user(actor=gone, subject=people[Role.ACCOUNT_ADMIN].pk, revision=1, reason="x")
