from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.office.policy.items import ASKED
from yijian.office.accounts.models import Organisation, User
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing
from yijian.office.policy.models import LocalItem


@pytest.fixture
def region(people: dict[str, User]) -> None:
    """The authority and its head work for Ningxia."""
    with writing():
        place = Organisation.objects.create(
            code="ningxia-authority",
            name="宁夏回族自治区医疗保障局",
            kind="authority",
            jurisdiction="ningxia",
            admdvs="640000",
        )
        for role in (Role.AUTHORITY, Role.AUTHORITY_HEAD):
            people[role].organisation = place
            people[role].save()


@pytest.fixture
def browser(region, signed_in) -> Client:
    return signed_in(Client(), Role.AUTHORITY)


def test_drafting_and_revising(browser) -> None:
    html = browser.get(reverse("policy:items")).content.decode()
    assert "本地可以增补" in html
    assert "自治区人民政府批准" in html
    wrong = browser.post(reverse("policy:item_draft"), {**ASKED, "code": ""})
    assert (wrong.status_code, "请填写编码" in wrong.content.decode()) == (422, True)
    assert browser.post(reverse("policy:item_draft"), ASKED).status_code == 302
    item = LocalItem.objects.get()
    page = browser.get(reverse("policy:item", args=(item.pk,))).content.decode()
    assert "政府批准并执行以前，费用基金不付" in page
    assert "由省级行政部门负责人办理" in page
    given: dict[str, Any] = {**ASKED, "title": "回医正骨", "revision": "1"}
    assert browser.post(reverse("policy:item_revise", args=(item.pk,)), given).status_code == 302
    assert "回医正骨" in browser.get(reverse("policy:items") + "?q=正骨").content.decode()
    assert "没有符合条件" in browser.get(reverse("policy:items") + "?kind=drug").content.decode()


@pytest.mark.article("HI-8-1d")
def test_where_no_local_entry_is_taken(client, signed_in, person) -> None:
    who = person(Role.FIRST_REVIEWER, "hainan_agency")
    html = signed_in(client, who).get(reverse("policy:items")).content.decode()
    assert "全省只有一个支付目录，不收地方条目" in html


def test_a_city_is_told_who_has_the_power(client, signed_in) -> None:
    browser = signed_in(client, Role.AUTHORITY)
    assert "由甘肃省按程序增补" in browser.get(reverse("policy:items")).content.decode()
    answer = browser.post(reverse("policy:item_draft"), ASKED)
    assert (answer.status_code, LocalItem.objects.count()) == (422, 0)
