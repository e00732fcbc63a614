from __future__ import annotations

import pytest
from django.urls import reverse

from tests.office.monitor.ruled import CASES, DEATH, TEXT, drafted, shipped, step
from tests.office.pages import foreign_words
from yijian.office.framework.roles import Role
from yijian.office.monitor.rule_models import RuleVersion


@pytest.fixture
def browser(client, signed_in):
    return signed_in(client, Role.FIRST_REVIEWER)


def test_what_one_may_begin_from(browser, actor) -> None:
    shipped(actor, DEATH)
    html = browser.get(reverse("monitor:rule_new")).content.decode()
    assert f"?from={DEATH}" in html
    assert "政策类" in html
    assert (
        "没有这样的规则"
        in browser.get(reverse("monitor:rule_new"), {"q": "查无此规则"}).content.decode()
    )


@pytest.mark.parametrize("query", [{"from": DEATH}, {"tier": "管理"}])
def test_the_editor_explains_every_field(browser, query) -> None:
    answer = browser.get(reverse("monitor:rule_draft"), query)
    html = answer.content.decode()
    assert answer.status_code == 200
    for said in ("什么时候会错", "wrong_when", "可以读的关系和列", "days_between(甲, 乙)"):
        assert said in html
    assert 'hx-trigger="input changed delay:700ms"' in html
    assert not foreign_words(html.replace("textarea", "pre"))


@pytest.mark.parametrize("query", [{}, {"from": "nothing"}, {"tier": "别的"}, {"version": "99"}])
def test_what_there_is_not(browser, query) -> None:
    assert browser.get(reverse("monitor:rule_draft"), query).status_code == 404


def test_a_draft_is_saved_even_if_it_is_faulty(browser, actor) -> None:
    old = shipped(actor, DEATH)[DEATH]
    path = reverse("monitor:rule_draft") + f"?version={old.pk}"
    answer = browser.post(path, {"text": "还没有写完", "cases": CASES})
    row = RuleVersion.objects.get(code=DEATH, version=1001)
    assert answer.url == reverse("monitor:rule_version", args=(row.pk,))
    assert (row.based_on, row.text) == (old, "还没有写完")


def test_a_refusal_keeps_what_was_typed(browser, actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    step(actor, row, "retire_rule")
    answer = browser.post(
        reverse("monitor:rule_draft") + f"?from={DEATH}", {"text": "我写的内容", "cases": ""}
    )
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "退役的编码不再使用" in html
    assert "我写的内容" in html


def test_revising(browser, actor) -> None:
    row = drafted(actor("first_reviewer"))
    path = reverse("monitor:rule_edit", args=(row.pk,))
    assert "数量超过一" in browser.get(path).content.decode()
    text = row.text.replace("数量超过一", "数量多于一")
    answer = browser.post(path, {"revision": row.revision, "text": text, "cases": CASES})
    assert answer.status_code == 302
    assert RuleVersion.objects.get(pk=row.pk).name == "数量多于一"
    stale = browser.post(path, {"revision": row.revision, "text": text, "cases": CASES})
    assert stale.status_code == 409


def test_the_check_while_typing(browser) -> None:
    path = reverse("monitor:rule_check")
    said = {"code": "YJ96201000000001", "version": "1001", "text": TEXT}
    html = browser.post(path, said).content.decode()
    assert "检查通过" in html
    assert "<html" not in html
    html = browser.post(path, {**said, "text": TEXT.replace("> 1", "> 18")}).content.decode()
    assert "第 27 行第 19 个字" in html
    assert "规则里不得写数字 18" in html
    assert browser.post(path, {**said, "version": "x"}).status_code == 400
    assert RuleVersion.objects.count() == 0
