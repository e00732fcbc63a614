"""Buttons, and why not."""

from __future__ import annotations

from tests.office.conftest import MakeActor, MakePerson
from yijian.office.accounts.models import User
from yijian.office.accounts.offers import offers
from yijian.office.framework.actor import Actor
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing


def seen(actor: Actor, user: User) -> dict[str, str]:
    return {offer.title: offer.because for offer in offers(actor, user)}


def test_an_administrator_may_all_that_fits(actor: MakeActor, people: dict[str, User]) -> None:
    user = people[Role.HOSPITAL]
    admin = actor(Role.ACCOUNT_ADMIN)
    assert seen(admin, user) == {
        "调整角色或单位": "",
        "重置密码与动态口令": "",
        "停用账号": "",
    }
    with writing():
        user.is_active = False
        user.save()
    assert "停用账号" not in seen(admin, user)
    assert seen(admin, user)["恢复账号"] == ""
    assert offers(admin, user)[0].address == f"/users/{user.pk}/move/"


def test_oneself_and_others_read_why_not(
    actor: MakeActor, people: dict[str, User], person: MakePerson
) -> None:
    own = seen(actor(Role.ACCOUNT_ADMIN), people[Role.ACCOUNT_ADMIN])
    assert all("不能由本人对本人办理" in because for because in own.values())
    other = seen(actor(Role.AUDITOR), people[Role.HOSPITAL])
    assert all("由账号管理员办理" in because for because in other.values())
    far = person(Role.HOSPITAL, "hainan_hospital")
    assert all("不在您的管辖范围内" in why for why in seen(actor(Role.ACCOUNT_ADMIN), far).values())
