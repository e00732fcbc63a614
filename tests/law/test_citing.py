"""What may be cited: drafts, days in force, repealed texts, two articles of one number."""

from __future__ import annotations

from datetime import date

import pytest

from yijian.kernel.errors import Refused, UsageError
from yijian.law import Law
from yijian.law.citing import Citation, cite, measure_on

DAY = date(2024, 6, 1)
MSL = date(2027, 1, 1)


def refused(place: str, article: str, fact: date, decided: date, **how: bool) -> Refused:
    with pytest.raises(Refused) as caught:
        cite(Law.load(), place, article, fact, decided, **how)
    return caught.value


@pytest.mark.article("HI-0")
@pytest.mark.parametrize(
    ("place", "article"), [("hainan", "HI-34"), ("lanzhou", "LZ-22-1a"), ("chongqing", "CQ-2.1-4")]
)
def test_a_draft_serves_simulation_only(place: str, article: str) -> None:
    refusal = refused(place, article, DAY, DAY)
    assert refusal.code == "citing.draft"
    assert "可用于模拟和比较" in refusal.message
    found = cite(Law.load(), place, article, DAY, DAY, purpose="simulation")
    assert found.status == "draft"
    assert "草案，只供模拟，不得作为决定依据" in found.warnings


@pytest.mark.article("HI-0")
def test_hainan_may_not_cite_its_draft_though_its_blank_year_has_come() -> None:
    for day in (date(2023, 12, 31), date(2024, 1, 1), date(2030, 1, 1)):
        assert refused("hainan", "HI-36", day, day).code == "citing.draft"


def test_the_two_articles_29_of_hainan_need_their_letter() -> None:
    for given in ("HI-29", "HI-29-1"):
        refusal = refused("hainan", given, DAY, DAY)
        assert refusal.code == "citing.ambiguous"
        assert "HI-29A" in refusal.message
        assert "HI-29B" in refusal.message
    found = cite(Law.load(), "hainan", "HI-29B-1", DAY, DAY, purpose="simulation")
    assert "第二次出现" in found.label
    with pytest.raises(UsageError, match="没有条文 HI-99"):
        cite(Law.load(), "hainan", "HI-99", DAY, DAY)


@pytest.mark.article("NX-32-1a")
def test_a_measure_is_cited_from_its_first_day() -> None:
    law = Law.load()
    first = date(2022, 3, 1)
    found = cite(law, "ningxia", "NX-27", first, DAY)
    assert (found.status, found.warnings) == ("in_force", ())
    title = "《宁夏回族自治区实施〈医疗保障基金使用监督管理条例〉办法》"
    assert str(found) == f"{title}（宁夏回族自治区人民政府令第118号）第二十七条"
    assert found.as_json()["said"] == str(found)
    refusal = refused("ningxia", "NX-27", date(2022, 2, 28), DAY)
    assert (refusal.code, "2022-03-01" in refusal.message) == ("citing.not_begun", True)


@pytest.mark.article("NX-32-1b")
def test_a_repealed_measure_serves_older_facts_only() -> None:
    last = date(2022, 2, 28)
    found = cite(Law.load(), "ningxia", "NX55-1", last, DAY)
    assert found.status == "in_force"
    assert found.warnings == ("已于 2022-02-28 后废止，按行为时的规定适用",)
    refusal = refused("ningxia", "NX55-1", date(2022, 3, 1), DAY)
    assert refusal.code == "citing.repealed"
    assert "请引用宁夏回族自治区实施" in refusal.message


@pytest.mark.article("NX-32-1a", "NX-32-1b")
def test_facts_resolve_to_the_measure_of_their_day() -> None:
    law = Law.load()
    days = {
        date(2013, 7, 6): "ningxia-order-55",
        date(2022, 2, 28): "ningxia-order-55",
        date(2022, 3, 1): "ningxia-order-118",
        DAY: "ningxia-order-118",
    }
    assert {day: measure_on(law, "ningxia", day).id for day in days} == days
    with pytest.raises(Refused, match="在 2013-07-05 没有自己的规定"):
        measure_on(law, "ningxia", date(2013, 7, 5))
    assert measure_on(law, "lanzhou", DAY).status == "draft"
    assert measure_on(law, "gansu", date(2023, 7, 14)).id == "gansu-2023-58"


def test_later_law_is_cited_for_an_older_fact_only_as_milder() -> None:
    eve = date(2026, 12, 31)
    assert refused("hainan", "MSL-48-1", eve, MSL).code == "citing.not_begun"
    found = cite(Law.load(), "hainan", "MSL-48-1", eve, MSL, milder=True)
    assert (found.milder, found.status) == (True, "published")
    assert "第三十七条" in found.warnings[0]
    assert refused("hainan", "MSL-48-1", eve, eve, milder=True).code == "citing.not_begun"
    now = cite(Law.load(), "hainan", "MSL-48-1", MSL, MSL, milder=True)
    assert (now.milder, now.warnings) == (False, ())


def test_the_law_of_other_places_is_not_cited() -> None:
    refusal = refused("ningxia", "LZ-22-1", DAY, DAY)
    assert refusal.code == "citing.foreign"
    assert "宁夏回族自治区的决定不能引用" in refusal.message
    assert isinstance(cite(Law.load(), "lanzhou", "GS-2.1-4", DAY, DAY), Citation)
    assert refused("gansu", "LZ-22-1", DAY, DAY).code == "citing.foreign"


def test_what_was_read_in_fragments_is_cited_with_a_warning() -> None:
    found = cite(Law.load(), "gansu", "O7-23", date(2026, 4, 1), date(2026, 5, 1))
    assert found.warnings == ("所读文本残缺，引用前应核对原文。",)


def test_a_decision_before_the_fact_is_refused() -> None:
    with pytest.raises(UsageError, match="早于行为日"):
        cite(Law.load(), "gansu", "REG-38", DAY, date(2024, 5, 31))
