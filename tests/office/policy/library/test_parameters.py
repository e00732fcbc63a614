"""The page of a parameter."""

from __future__ import annotations

from datetime import date

import pytest

from tests.office.policy.library.conftest import Read
from yijian.office.policy.library import source
from yijian.office.policy.library.parameters import beside, readers, said, timeline

pytestmark = pytest.mark.django_db
DEADLINE = "agreement.publish_signed.deadline"
THRESHOLD = "agreement.decision_authority.collective_discussion_threshold"
DAY = date(2026, 11, 22)


def test_value_origin_article_and_the_other_places(read: Read) -> None:
    html = read(f"library/parameters/{DEADLINE}/", {"jurisdiction": "ningxia"})
    for text in (
        "3 个月",
        "含本数：正好 3 个月 也算",
        "宁夏回族自治区规定",
        "由宁夏回族自治区规定",
        "NX-12-2",
        "第十二条第2款",
        "海南省规定",
        "征求意见稿，仅供模拟",
        "本系统默认",
        "计算到期日",
        "当日适用",
        "公布签约机构",
    ):
        assert text in html


def test_a_default_of_ours_says_why(read: Read) -> None:
    html = read("library/parameters/monitor.detect.child_max_age/")
    assert "本系统默认" in html
    assert "没有条文" in html
    assert "条文没有给出数值" in html
    assert "稽核规则" in html


def test_no_value_says_who_has_one(read: Read) -> None:
    html = read(f"library/parameters/{THRESHOLD}/", {"jurisdiction": "hainan"})
    assert "没有值" in html
    assert "有规定的法域：兰州市" in html


def test_the_version_of_the_day_is_marked() -> None:
    spans = timeline("inspection.sealing.limit", "lanzhou", date(2020, 1, 1))
    assert [it.now for it in spans] == [True, False]
    assert spans[0].source == "《中华人民共和国行政强制法》第二十五条"
    assert timeline(THRESHOLD, "hainan", DAY) == []


def test_the_places_side_by_side() -> None:
    found = {
        it.title: it.shown.worth if it.shown else None for it in beside(DEADLINE, "lanzhou", DAY)
    }
    assert found["海南省"] == "1 个月"
    assert found["宁夏回族自治区"] == "3 个月"
    assert [it.title for it in beside(DEADLINE, "lanzhou", DAY) if it.here] == ["兰州市"]


def test_a_value_in_words_leads_to_its_article() -> None:
    shown = said(source.law().value(DEADLINE, "ningxia", DAY))
    assert (shown.article, shown.instrument) == ("NX-12-2", "ningxia-order-118")
    assert shown.confidence == "高"


def test_who_reads_it() -> None:
    assert dict(readers("review.second_sample.min_share"))["步骤的条件"]
    assert readers("no.such.name") == []


def test_there_is_no_such_parameter(read: Read) -> None:
    read("library/parameters/no.such.name/", status=404)
