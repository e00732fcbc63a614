"""The page of an article: gist, duties, and what obeys it."""

from __future__ import annotations

import pytest

from tests.office.policy.library.conftest import Read
from yijian.law.obeys import Citer
from yijian.office.framework.action import Missing
from yijian.office.policy.library import articles
from yijian.office.policy.library.articles import by_kind, cited, link_of, obeyed

pytestmark = pytest.mark.django_db


def test_gist_duties_and_what_obeys_it(read: Read) -> None:
    html = read("library/articles/LZ-22-1/")
    for said in (
        "拒付或追回达到五万元",
        "不是原文",
        "拒付或追回达到多少须集体讨论",
        "协议违约处理",
        "LZ-22-1a",
        "第二十二条",
        "草案，仅供模拟",
    ):
        assert said in html


def test_a_row_of_the_register_leads_to_its_article(read: Read) -> None:
    assert "兰州办法第二十二条第1款" in read("library/articles/LZ-22-1a/")


def test_the_rules_of_the_audit_that_rest_on_it(read: Read) -> None:
    html = read("library/articles/REG-38-i02/")
    assert "稽核规则" in html
    assert "/rules/" in html


@pytest.mark.parametrize("name", ["HI-29A", "HI-29B"])
def test_hainan_has_two_articles_29(read: Read, name: str) -> None:
    html = read(f"library/articles/{name}/")
    assert "列于第二十八条之" in html
    assert "征求意见稿，仅供模拟" in html


def test_there_is_no_such_article(read: Read) -> None:
    read("library/articles/LZ-999/", status=404)
    with pytest.raises(Missing):
        articles.read("zz")


def test_steps_of_one_version_stand_in_one_line() -> None:
    steps = [Citer("step", "agreement.breach", "违约", said, "lanzhou") for said in ("甲", "乙")]
    [(title, lines)] = by_kind(steps)
    assert (title, [it.detail for it in lines]) == ("程序步骤", ["甲；乙"])
    unit = articles.read("LZ-22")
    assert {title for title, _ in obeyed(unit)} >= {"参数", "程序步骤"}


@pytest.mark.parametrize(
    ("citer", "part"),
    [
        (Citer("rule", "GZ1", "规则"), "/rules/GZ1/"),
        (
            Citer("parameter", "a.b.c", "参数", "", "lanzhou"),
            "/parameters/a.b.c/?jurisdiction=lanzhou",
        ),
        (Citer("code", "funds/employee", "职工"), "/codes/funds/#employee"),
        (Citer("guard", "review.claim", "审核"), "/procedures/review.claim/"),
    ],
)
def test_everything_that_obeys_has_a_page(citer: Citer, part: str) -> None:
    assert part in link_of(citer)
    assert cited(citer).title == citer.title
