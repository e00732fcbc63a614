from __future__ import annotations

import pytest
from django.urls import reverse

from tests.office.monitor.ruled import DEATH, asked, drafted, passed, shipped, tried, up_to
from tests.office.pages import foreign_words
from yijian.office.framework.roles import Role


def page(browser, name: str, *keys: object, query: str = "") -> str:
    answer = browser.get(reverse(f"monitor:{name}", args=keys) + query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def browser(client, signed_in):
    return signed_in(client, Role.SECOND_REVIEWER)


@pytest.mark.article("LZ-14-1b")
def test_the_list_says_who_must_act(browser, actor) -> None:
    assert "还没有登记规则" in page(browser, "rule_versions")
    row = shipped(actor, DEATH)[DEATH]
    assert "没有在办的版本" in page(browser, "rule_versions")
    asked(actor("first_reviewer"), row, "suspend_rule")
    html = page(browser, "rule_versions")
    assert "暂停规则（经办复审人员、医保行政执法人员、行政部门负责人）" in html
    assert "待您决定" in html
    assert "没有符合条件的版本" in page(browser, "rule_versions", query="?state=draft")


def test_a_draft_says_what_it_lacks(browser, actor) -> None:
    row = drafted(actor("first_reviewer"))
    html = page(browser, "rule_version", row.pk)
    for said in ("检查通过：在规则子集之内", "现在这份内容的用例还没有跑过", "用例还没有跑过"):
        assert said in html
    passed(row)
    html = page(browser, "rule_version", row.pk)
    assert "提请检查通过</button>" in html
    assert "用例通过 2 个，失败 0 个" in html


def test_a_faulty_draft_shows_the_place(browser, actor) -> None:
    row = drafted(actor("first_reviewer"), text="/* ---\ncode: x\n--- */\nSELECT 1")
    html = page(browser, "rule_version", row.pk)
    assert "卡片的" in html
    assert "还读不出来" in html


def test_who_asked_sees_why_not_and_who_decides_sees_the_button(
    browser, client, signed_in, actor
) -> None:
    row = passed(drafted(actor("first_reviewer")))
    asked(actor("first_reviewer"), row, "check_rule")
    html = page(browser, "rule_version", row.pk)
    assert "决定的理由" in html
    assert "等待：检查通过（经办复审人员、医保行政执法人员）。" in html
    html = page(signed_in(client, Role.FIRST_REVIEWER), "rule_version", row.pk)
    assert "您不能决定：" in html
    assert "退回或撤下提请" in html


def test_trials_and_terms_of_a_grey_version(browser, actor) -> None:
    row = up_to(actor, drafted(actor("first_reviewer")), "begin_grey")
    tried(row, "grey", state="stopped")
    html = page(browser, "rule_version", row.pk)
    for said in ("区划 620102；环节 事后", "灰度运行", "被停止", "属实比例"):
        assert said in html
    assert not foreign_words(html) - {row.checker, "first", "reviewer"}
