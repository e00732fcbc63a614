"""One's own account is somebody else's business."""

from __future__ import annotations

from tests.office.conftest import MakeActor
from yijian.office.accounts.guards.not_oneself import not_oneself
from yijian.office.accounts.models import User
from yijian.office.framework.roles import Role


def test_oneself_is_refused(actor: MakeActor, people: dict[str, User]) -> None:
    found = not_oneself(actor=actor(Role.ACCOUNT_ADMIN), subject=people[Role.ACCOUNT_ADMIN])
    assert found is not None
    assert found.code == "accounts.oneself"
    assert found.sentence() == (
        "不能办理自己的账号：停用、恢复、调整和重置不能由本人对本人办理。"
        "需要：另一名账号管理员，由本统筹区的其他账号管理员办理。"
    )


def test_somebody_else_is_fine(actor: MakeActor, people: dict[str, User]) -> None:
    assert not_oneself(actor=actor(Role.ACCOUNT_ADMIN), subject=people[Role.HOSPITAL]) is None
