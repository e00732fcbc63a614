from __future__ import annotations

import pytest
from django.urls import reverse

from tests.office.policy.asked import (
    assessed,
    proposed,
    proposed_year,
    published,
)
from yijian.office.framework.roles import Role


@pytest.fixture
def browser(client, signed_in):
    return signed_in(client, Role.AUTHORITY)


def page(browser, name: str, *keys: object, query: str = "") -> str:
    answer = browser.get(reverse(f"policy:{name}", args=keys) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list(browser, officer) -> None:
    assert "还没有变更" in page(browser, "changes")
    change = proposed(officer)
    html = page(browser, "changes")
    assert change.number in html
    assert "附上数据测算（系统自动、医保行政执法人员）" in html
    assert "待您办理" in html
    assert "共 1 条" in html
    assert "没有符合条件的变更" in page(browser, "changes", query="?state=published")


def test_what_the_page_of_a_draft_says(browser, officer) -> None:
    change = proposed(officer)
    html = page(browser, "change", change.pk)
    assert "3 个工作日（含本数）" in html
    assert "<strong>5 个工作日（含本数）</strong>" in html
    assert "第七条" in html
    assert "开始测算" in html
    assert "批准变更</button>" not in html
    assert "由行政部门负责人办理" in html


def test_who_decides_sees_what_was_found_out(client, signed_in, officer) -> None:
    change = assessed(officer, proposed(officer))
    html = page(signed_in(client, Role.AUTHORITY_HEAD), "change", change.pk)
    for said in ("移动 0 日", "备案工作量略有增加", "批准变更</button>", "退回修改", "不予批准"):
        assert said in html
    assert "开始测算" not in html


def test_the_notice_of_what_was_published(browser, actor, officer) -> None:
    change = proposed(officer)
    assert browser.get(reverse("policy:notice", args=(change.pk,))).status_code == 404
    change = published(actor, change)
    html = page(browser, "notice", change.pk)
    assert "兰州市医疗保障行政部门决定" in html
    assert "2027-01-01 以前的事项仍按原值办理" in html
    assert "3 个工作日（含本数）" in html
    assert "自 2027-01-01 起按新值办理" in page(browser, "change", change.pk)
    year = published(actor, proposed_year(officer))
    assert "国庆节：2027-10-01 至 2027-10-07" in page(browser, "notice", year.pk)


def test_of_another_place_it_does_not_exist(browser, officer) -> None:
    change = proposed(officer)
    type(change).objects  # noqa: B018
    assert browser.get(reverse("policy:change", args=(change.pk + 9,))).status_code == 404
