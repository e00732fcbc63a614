"""Values, origins and statuses in words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from yijian.law import Law
from yijian.law.obeys import Citer
from yijian.law.wording import whole
from yijian.office.policy.library import words

LAW = Law.load()
THRESHOLD = "agreement.decision_authority.collective_discussion_threshold"
DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("name", "place", "said"),
    [
        (THRESHOLD, "lanzhou", "50,000 元（含本数）"),
        ("review.second_sample.min_share", "lanzhou", "5%（含本数）"),
        ("agreement.pre_decision_notice.statement_window", "lanzhou", "5 个工作日（含本数）"),
        ("agreement.publish_signed.deadline", "ningxia", "3 个月（含本数）"),
        ("inspection.sealing.limit", "lanzhou", "30 日（含本数；延长 30 日）"),
        ("agreement.suspend.term_basis", "lanzhou", "按规定幅度"),
        ("agreement.mediation.both_may_ask", "lanzhou", "是"),
        ("case.sanction.fraud_fine_max", "national", "5 倍（含本数）"),
    ],
)
def test_what_a_value_is(name: str, place: str, said: str) -> None:
    assert whole(LAW.value(name, place, DAY)) == said


def test_things_that_are_counted_are_named() -> None:
    value = LAW.value("agreement.publish_signed.fields", "lanzhou", DAY)
    assert whole(value).startswith("2 项：")
    assert "、" in whole(value)
    assert words.ends_words(value) == ""


def test_every_value_of_every_place_has_words_without_english() -> None:
    english = re.compile(r"[a-z]{2,}")
    for name in LAW.names():
        for place in LAW.jurisdictions:
            for value in LAW.timeline(name, place) if LAW.own_values(name, place) else ():
                said = f"{whole(value)}{words.origin_words(LAW, value)}"
                assert not english.search(said), (name, said)
                assert words.UNIT_TITLES[value.unit]
                assert words.source_words(value)


def test_whether_the_number_itself_counts() -> None:
    value = LAW.value("review.second_sample.min_share", "lanzhou", DAY)
    assert words.ends_words(value).startswith("含本数：正好 5% 也算")
    flag = LAW.value("agreement.mediation.both_may_ask", "lanzhou", DAY)
    assert words.ends_words(flag) == ""


def test_who_says_so() -> None:
    own = LAW.value("review.second_sample.min_share", "lanzhou", DAY)
    assert words.origin_tag(LAW, own).words == "兰州市规定"
    assert words.origin_words(LAW, own) == "由兰州市规定"
    ours = LAW.value("monitor.detect.child_max_age", "lanzhou", DAY)
    assert words.origin_tag(LAW, ours) == words.Tag("本系统默认", "tag-warn")
    assert "条文没有给出数值" in words.origin_words(LAW, ours)
    decided = replace(ours, decided="2026-0001")
    assert words.origin_tag(LAW, decided).words == "本机关变更第 2026-0001 号"
    assert "按第 2026-0001 号变更自定" in words.origin_words(LAW, decided)
    assert words.source_words(ours) == "没有条文"
    above = LAW.value("inspection.sealing.limit", "ningxia", DAY)
    assert words.origin_tag(LAW, above).words == "上位法"
    assert "由国家规定" in words.origin_words(LAW, above)


def test_what_a_province_says_for_its_city() -> None:
    name = next(
        name
        for name in LAW.names()
        if LAW.own_values(name, "gansu")
        and not LAW.own_values(name, "lanzhou")
        and LAW.value(name, "gansu", DAY).origin == "seed"
    )
    assert "由甘肃省规定" in words.origin_words(LAW, LAW.value(name, "lanzhou", DAY))


def test_a_draft_is_called_one() -> None:
    hainan = LAW.value("agreement.publish_signed.deadline", "hainan", DAY)
    assert words.value_status(hainan) == words.Tag("征求意见稿，仅供模拟", "tag-warn")
    ningxia = LAW.value("agreement.publish_signed.deadline", "ningxia", DAY)
    assert words.value_status(ningxia) is None
    for place, instrument in (("hainan", "hainan-measure"), ("chongqing", "chongqing-rules")):
        found = LAW.instrument(place, instrument)
        assert found is not None
        assert words.instrument_tag(found, DAY).words == "征求意见稿，仅供模拟"
        assert "起才可模拟" in words.instrument_tag(found, date(2020, 1, 1)).words


def test_the_status_of_an_instrument_on_a_day() -> None:
    law = LAW.instrument("national", "medical-security-law")
    assert law is not None
    said = [words.instrument_tag(law, date(year, 1, 1)).words for year in (2026, 2027)]
    assert said == ["当日尚未公布", "现行有效"]
    assert words.instrument_tag(law, DAY).words == "已公布，尚未施行"
    assert words.status_words("repealed") == "已失效"


def test_facts_and_notes_of_code_lists_have_no_english() -> None:
    english = re.compile(r"[a-z]{3,}")
    for name in LAW.code_lists():
        for path in LAW.shelf.lists[name].values():
            listed = LAW.shelf.code_list(path)
            notes = [words.note_words(it.note) for it in (listed, *listed.entries)]
            assert not any(english.search(note) for note in notes), name
            for entry in listed.entries:
                held = [entry.attributes, *(it.attributes for it in entry.citations)]
                for attributes in held:
                    for title, value in words.attribute_words(LAW, attributes):
                        assert not english.search(f"{title}{value}"), (
                            name,
                            entry.code,
                            title,
                            value,
                        )


def test_a_fact_in_words() -> None:
    given = {"offence": True, "counts_as": "约谈", "replaces": "unlawful_use_fine"}
    assert words.attribute_words(LAW, given) == [
        ("是否违法行为", "是"),
        ("计作", "约谈"),
        ("以骗保为目的时代替", "违法使用基金罚款"),
    ]


def test_days_and_refusals() -> None:
    assert words.span_words(DAY, None) == "2026-11-22 起"
    assert words.span_words(None, None) == "一直"
    assert words.citer_days(Citer("rule", "x", "y")) == ""
    assert words.citer_days(Citer("step", "x", "y", since=DAY)) == "2026-11-22 起"
    said = words.without_name("参数 a.b.c 在某地没有值", "a.b.c", "这个期间")
    assert said == "这个期间在某地没有值"
    assert words.place_words(LAW, "national") == "国家"
    assert words.status_tag("draft").css == "tag-warn"
