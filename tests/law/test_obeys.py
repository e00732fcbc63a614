"""What obeys an article, and what reads a parameter."""

from __future__ import annotations

import pytest

from yijian.law import Law
from yijian.law.obeys import Obeys, RuleBasis, cited_in
from yijian.law.procedures import Procedures

LAW = Law.load()
THRESHOLD = "agreement.decision_authority.collective_discussion_threshold"


@pytest.fixture(scope="module")
def obeys() -> Obeys:
    rules = [RuleBasis("GZ1", "限级别", "条例第38条第6项", ("monitor.detect.child_max_age",))]
    return Obeys(LAW, Procedures(LAW), rules)


def test_parameters_codes_and_steps_that_cite_an_article(obeys: Obeys) -> None:
    found = {(it.kind, it.key, it.place) for it in obeys.of_article("LZ-22-1")}
    assert ("parameter", THRESHOLD, "lanzhou") in found
    assert ("step", "agreement.breach", "lanzhou") in found
    cited = obeys.of_article("REG-38-i01")
    assert [it.detail for it in cited if it.key == "provider_behaviours/P01"][:1] == [
        "定点医药机构的违法违规行为"
    ]


def test_an_article_answers_for_its_parts(obeys: Obeys) -> None:
    part, whole = set(obeys.of_article("LZ-22-1")), set(obeys.of_article("LZ-22"))
    assert part < whole
    assert set(obeys.rows_in("LZ-22-1")) < set(obeys.rows_in("LZ-22"))
    assert obeys.rows_in("LZ-22-1")[0] == "LZ-22-1a"


def test_an_article_that_nothing_cites(obeys: Obeys) -> None:
    assert obeys.of_article("ZZ-1") == ()
    assert obeys.rows_in("REG-38") == ()


def test_rules_are_handed_in_and_found_by_their_basis(obeys: Obeys) -> None:
    rules = [it for it in obeys.of_article("REG-38-i06") if it.kind == "rule"]
    assert [(it.key, it.title, it.detail) for it in rules] == [("GZ1", "限级别", "条例第38条第6项")]
    assert "rule" in {it.kind for it in obeys.of_article("REG-38")}


def test_what_reads_a_parameter(obeys: Obeys) -> None:
    readers = {it.kind for it in obeys.of_parameter("monitor.detect.child_max_age")}
    assert readers == {"rule"}
    sample = {(it.kind, it.key) for it in obeys.of_parameter("review.second_sample.min_share")}
    assert ("guard", "review.claim") in sample
    term = obeys.of_parameter("agreement.publish_signed.deadline")
    assert {it.key for it in term if it.kind == "step"} == {"agreement.life"}
    assert obeys.of_parameter("no.such.name") == ()


def test_every_row_of_the_register_lies_in_a_unit_of_the_packs(obeys: Obeys) -> None:
    units = {it.id for place in LAW.jurisdictions for it in LAW.articles(place)}
    rows = {row for unit in units for row in obeys.rows_in(unit)}
    assert len(rows) == 811


@pytest.mark.parametrize(
    ("basis", "units"),
    [
        ("条例第38条", ("REG-38",)),
        ("条例第40条第1款第1项、第3项，第41条第2款", ("REG-40-i01", "REG-40-i03", "REG-41-2")),
        ("医保结算明细数据规范；条例第38条第3项、第39条第3项", ("REG-38-i03", "REG-39-i03")),
        ("条例第38条第1项；实施细则第9条", ("REG-38-i01", "O7-9")),
        ("《医疗保障基金使用监督管理条例》第45条", ("REG-45",)),
        ("某地规范第3条", ()),
        ("诊疗规范", ()),
        ("条例第38条第99项", ("REG-38",)),
        ("条例第999条", ()),
    ],
)
def test_units_that_a_basis_in_words_names(basis: str, units: tuple[str, ...]) -> None:
    assert cited_in(LAW, basis) == units
