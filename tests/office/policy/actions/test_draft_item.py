from __future__ import annotations

import pytest

from tests.office.conftest import AT
from tests.office.policy.items import ASKED, drafted, ningxia
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.roles import Role
from yijian.office.policy.actions.draft_item import draft_item
from yijian.office.policy.models import LocalItem

pytestmark = pytest.mark.django_db


@pytest.mark.article("NX-8-2")
def test_the_region_drafts() -> None:
    item = drafted()
    assert (item.state, item.jurisdiction, item.rules.jurisdiction) == (
        "drafted",
        "ningxia",
        "ningxia",
    )


def test_a_part_of_the_region_does_not() -> None:
    with pytest.raises(Guarded, match="本单位只管其中一部分"):
        draft_item(actor=ningxia(Role.AUTHORITY, "6401"), **ASKED)


@pytest.mark.article("HI-8-1d")
def test_hainan_has_one_catalogue() -> None:
    hainan = Actor("hi", "海南", Role.AUTHORITY, "hainan-authority", "hainan", "46", AT)
    with pytest.raises(Guarded, match=r"全省只有一个支付目录，不收地方条目（.*第八条") as caught:
        draft_item(actor=hainan, **ASKED)
    assert caught.value.code == "policy.no_supplement"
    assert LocalItem.objects.count() == 0


def test_a_city_does_not(officer) -> None:
    with pytest.raises(Guarded, match="兰州市没有增补支付项目的权限，由甘肃省按程序增补"):
        draft_item(actor=officer, **ASKED)


def test_what_is_left_empty() -> None:
    with pytest.raises(Guarded, match="支付标准、类别没有写"):
        drafted(standard=" ", kind="other")
    with pytest.raises(NotAllowed):
        draft_item(actor=ningxia(Role.AUTHORITY_HEAD), **ASKED)
