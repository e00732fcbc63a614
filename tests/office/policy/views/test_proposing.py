from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.office.policy.asked import CHILD, WINDOW, proposed, proposed_year
from yijian.audit.rulebook.rulebook import load_rulebook
from yijian.office.framework.roles import Role
from yijian.office.policy.models import Change

FORM = {
    "value": "5",
    "inclusive": "true",
    "since": "2027-12-01",
    "origin": "ours",
    "reason": "试行一年后按实际办理时间调整",
}
YEAR = {
    "year": "2027",
    "place": "national",
    "title": "（虚构）关于放假安排的通知",
    "number": "虚构 1 号",
    "issued_on": "2026-11-10",
    "days_off": "2027-01-01 至 2027-01-03 元旦\n2027-05-01",
    "make_up": "2027-01-09",
}


@pytest.fixture
def browser(client, signed_in):
    return signed_in(client, Role.AUTHORITY)


def send(browser: Any, name: str, *keys: object, **given: Any) -> Any:
    return browser.post(reverse(f"policy:{name}", args=keys), given)


def test_choosing(browser) -> None:
    html = browser.get(reverse("policy:choose"), {"q": "儿童用药"}).content.decode()
    assert "儿童用药的年龄上限" in html
    reading = [rule for rule in load_rulebook() if CHILD in rule.card.law]
    assert f"重跑 {len(reading)} 条规则" in html
    assert reverse("policy:propose", args=(CHILD,)) in html
    assert "没有找到参数" in browser.get(reverse("policy:choose"), {"q": "zz"}).content.decode()


def test_a_value_is_proposed(browser) -> None:
    answer = send(browser, "propose", WINDOW, **FORM)
    change = Change.objects.get()
    assert answer["Location"] == reverse("policy:change", args=(change.pk,))
    assert (change.content["value"], change.content["unit"]) == (5, "working_day")
    assert change.content["confidence"] == "medium"


def test_a_value_of_several_things_is_proposed(browser) -> None:
    name = "policy.fund_scope.by_reference_funds"
    html = browser.get(reverse("policy:propose", args=(name,))).content.decode()
    assert "<legend>拟定的各项</legend>" in html
    given = {key: it for key, it in FORM.items() if key != "value"}
    few = ["civil_servant", "large_sum"]
    answer = send(browser, "propose", name, **given, members=few)
    change = Change.objects.get()
    assert answer["Location"] == reverse("policy:change", args=(change.pk,))
    assert (change.content["value"], change.content["members"]) == (2, few)
    page = browser.get(answer["Location"]).content.decode()
    assert "2 项：" in page
    form = browser.get(reverse("policy:change_revise", args=(change.pk,))).content.decode()
    assert form.count(" checked") == len(few)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"value": "5.5"}, "应为整数"),
        ({"value": ""}, "请填写拟定值"),
        ({"since": "12/1"}, "起始日应写成 2026-11-21"),
        ({"since": "2020-01-01"}, "起始日 2020-01-01 已经过去"),
        ({"origin": "seed"}, "请写明文件"),
        ({"reason": " "}, "请填写变更理由"),
        ({"until": "2027-01-01"}, "早于起始日"),
    ],
)
def test_what_is_wrong_is_said_beside_it(browser, changes: dict[str, str], said: str) -> None:
    answer = send(browser, "propose", WINDOW, **{**FORM, **changes})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Change.objects.exists()


def test_a_year_is_proposed_and_revised(browser) -> None:
    send(browser, "propose_year", **YEAR)
    change = Change.objects.get()
    assert change.content["days_off"][1] == {
        "first": "2027-05-01", "last": "2027-05-01", "title": "放假",
    }  # fmt: skip
    assert change.content["source"] == "（虚构）关于放假安排的通知（虚构 1 号，2026-11-10）"
    assert not change.content["fictitious"]
    wrong = send(browser, "propose_year", **{**YEAR, "days_off": "元旦三天"})
    assert "第 1 行“元旦三天”看不懂" in wrong.content.decode()
    shown = browser.get(reverse("policy:change_revise", args=(change.pk,))).content.decode()
    assert "2027-05-01 至 2027-05-01 放假" in shown
    revised = {**YEAR, "make_up": "", "revision": str(change.revision)}
    assert send(browser, "change_revise", change.pk, **revised).status_code == 302
    change.refresh_from_db()
    assert change.content["make_up"] == []


def test_a_value_is_revised(browser, officer) -> None:
    change = proposed(officer)
    html = browser.get(reverse("policy:change_revise", args=(change.pk,))).content.decode()
    assert "试行一年后按实际办理时间调整" in html
    revised = {**FORM, "value": "8", "revision": str(change.revision)}
    assert send(browser, "change_revise", change.pk, **revised).status_code == 302
    change.refresh_from_db()
    assert (change.content["value"], change.revision) == (8, 2)
    stale = send(browser, "change_revise", change.pk, **revised)
    assert stale.status_code == 409


def test_what_cannot_be_proposed(browser, officer) -> None:
    assert browser.get(reverse("policy:propose", args=("no.such.name",))).status_code == 404
    year = proposed_year(officer)
    assert browser.get(reverse("policy:change_revise", args=(year.pk,))).status_code == 200
