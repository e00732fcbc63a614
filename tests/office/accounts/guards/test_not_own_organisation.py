"""Nobody closes the place he acts for."""

from __future__ import annotations

from tests.office.conftest import MakeActor
from yijian.office.accounts.guards.not_own_organisation import not_own_organisation
from yijian.office.accounts.models import Organisation
from yijian.office.framework.roles import Role

Places = dict[str, Organisation]


def test_the_own_place_stays_open(actor: MakeActor, organisations: Places) -> None:
    admin, own = actor(Role.ACCOUNT_ADMIN), organisations["authority"]
    found = not_own_organisation(actor=admin, subject=own, active=False)
    assert found is not None
    assert found.code == "accounts.own_organisation"
    assert found.sentence() == (
        "不能停用自己所在的单位：停用后您的账号随即不能使用。"
        "需要：由其他单位的账号管理员停用，由本统筹区其他单位的账号管理员办理。"
    )
    assert not_own_organisation(actor=admin, subject=own, active=True) is None


def test_another_place_may_close(actor: MakeActor, organisations: Places) -> None:
    admin = actor(Role.ACCOUNT_ADMIN)
    assert not_own_organisation(actor=admin, subject=organisations["audit"], active=False) is None
