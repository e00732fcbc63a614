"""Enabling an account again."""

from __future__ import annotations

import pytest

from tests.office.conftest import MakeActor
from yijian.office.accounts.actions.disable_user import disable_user
from yijian.office.accounts.actions.enable_user import enable_user
from yijian.office.accounts.models import User
from yijian.office.framework.guard import Guarded
from yijian.office.framework.roles import Role


def test_it_comes_back(actor: MakeActor, people: dict[str, User]) -> None:
    admin, user = actor(Role.ACCOUNT_ADMIN), people[Role.HOSPITAL]
    with pytest.raises(Guarded, match="它正在使用"):
        enable_user(actor=admin, subject=user.pk, revision=1, reason="回岗")
    disable_user(actor=admin, subject=user.pk, revision=1, reason="离岗")
    with pytest.raises(Guarded, match="没有写明原因"):
        enable_user(actor=admin, subject=user.pk, revision=2, reason=" ")
    enable_user(actor=admin, subject=user.pk, revision=2, reason="回岗")
    user.refresh_from_db()
    assert (user.is_active, user.revision) == (True, 3)
