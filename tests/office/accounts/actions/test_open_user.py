"""Opening an account."""

from __future__ import annotations

from typing import Any

import pytest

from tests.office.conftest import AT, MakeActor
from yijian.office.accounts.actions.open_user import open_user
from yijian.office.accounts.models import Organisation, User
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.roles import Role
from yijian.office.trail.models import Entry

PASSWORD = "k7pm-abcd-efgh-jkmn"


def asked(organisations: dict[str, Organisation], **changes: Any) -> dict[str, Any]:
    given = {"username": "wang.wei", "name": "王伟", "role": "first_reviewer"}
    place = organisations["agency_city"].pk
    return {**given, "organisation": place, "password": PASSWORD, **changes}


def test_it_is_opened_with_a_one_time_password(
    actor: MakeActor, organisations: dict[str, Organisation]
) -> None:
    user = open_user(actor=actor(Role.ACCOUNT_ADMIN), **asked(organisations))
    user.refresh_from_db()
    assert (user.must_change_password, user.is_active, user.created_at) == (True, True, AT)
    assert user.check_password(PASSWORD)
    entry = Entry.objects.get()
    assert entry.subject == f"accounts.user:{user.pk}"
    assert PASSWORD not in entry.detail


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"username": "auditor"}, "已有人使用"),
        ({"role": "auditor"}, "经办机构的角色只有"),
        ({"role": "system"}, "经办机构的角色只有"),
        ({"organisation": 999_999}, "没有这个单位"),
        ({"password": "short"}, "太短"),
    ],
)
def test_refusals(
    actor: MakeActor, organisations: dict[str, Organisation], changes: dict[str, Any], said: str
) -> None:
    admin = actor(Role.ACCOUNT_ADMIN)
    with pytest.raises(Guarded, match=said):
        open_user(actor=admin, **asked(organisations, **changes))
    assert not User.objects.filter(username="wang.wei").exists()
    assert Entry.objects.get().outcome == "refused"


def test_others_may_not(actor: MakeActor, organisations: dict[str, Organisation]) -> None:
    with pytest.raises(NotAllowed, match="“开通账号”由账号管理员办理；您的角色是只读审计"):
        open_user(actor=actor(Role.AUDITOR), **asked(organisations))
