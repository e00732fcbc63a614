"""Behaviours lead to superior provisions, as of the day of the act; local text carries no fine."""

from __future__ import annotations

from datetime import date

import pytest

from yijian.kernel.errors import Refused, UsageError
from yijian.law import Law
from yijian.law.instrument_card import PENAL_KINDS
from yijian.law.provisions import BASES, CONDITIONS, PENAL, UNITS
from yijian.law.superior import INTENT, Behaviour, superior_law

DAY = date(2024, 6, 1)
EVE, MSL = date(2026, 12, 31), date(2027, 1, 1)
LISTS = ("provider", "person", "employer", "official")


def asked(place: str, code: str, on: date = DAY, *, intent: bool = False) -> Behaviour:
    return superior_law(Law.load(), place, code, on, intent=intent)


def provisions(found: Behaviour, sanction: str) -> list[str]:
    held = found.sanction(sanction)
    return [] if held is None else [f"{it.title}{it.article}" for it in held.provisions]


@pytest.mark.article("HI-36-1a", "NX-27")
@pytest.mark.parametrize(
    ("code", "sanction", "article", "said"),
    [
        ("P01", "unlawful_use_fine", "第三十八条", "造成的损失1倍以上2倍以下"),
        ("P12", "unit_suspension", "第三十八条", "6个月以上12个月以下"),
        ("P20", "management_fine", "第三十九条", "10,000元以上50,000元以下"),
        ("P17", "fraud_fine", "第四十条第1款", "骗取的金额2倍以上5倍以下"),
        ("M03", "online_pause", "第四十一条第1款", "3个月以上12个月以下"),
        ("M06", "person_fraud_fine", "第四十一条第2款", "骗取的金额2倍以上5倍以下"),
        ("O01", "agency_fraud_fine", "第三十七条", "骗取的金额2倍以上5倍以下"),
    ],
)
def test_a_behaviour_leads_to_its_superior_provision(
    code: str, sanction: str, article: str, said: str
) -> None:
    for place in ("hainan", "ningxia", "lanzhou", "chongqing"):
        if place in ("ningxia", "chongqing", "lanzhou") and code == "O01":
            continue
        held = asked(place, code).sanction(sanction)
        assert held is not None, place
        assert held.bounds is not None
        assert held.bounds.said() == said
        assert provisions(asked(place, code), sanction) == [
            f"医疗保障基金使用监督管理条例{article}"
        ]


@pytest.mark.article("HI-36-1a", "NX-27", "CQ-0")
def test_no_place_carries_a_penalty_by_its_own_text() -> None:
    law = Law.load()
    for place in law.jurisdictions:
        for day in (DAY, MSL):
            for name in LISTS:
                for entry in law.code_list(f"{name}_behaviours", place, day):
                    for held in asked(place, entry.code, day).sanctions:
                        for it in held.provisions:
                            assert law.home(it.instrument) == "national"
                            assert it.kind in PENAL_KINDS


@pytest.mark.article("HI-36-1a")
def test_what_only_a_place_names_is_a_lead_and_no_more() -> None:
    found = asked("gansu", "P22")
    assert (found.sanctions, found.own[0].title) == (
        (),
        "甘肃省加强医疗保障基金使用常态化监管实施方案",
    )
    with pytest.raises(Refused, match="宁夏回族自治区在 2024-06-01 没有“分解付费”的规定"):
        asked("ningxia", "P22")
    with pytest.raises(UsageError, match="没有行为代码 P99"):
        asked("ningxia", "P99")


def test_the_law_of_2027_stands_before_the_regulation() -> None:
    before, after = asked("hainan", "P01", EVE), asked("hainan", "P01", MSL)
    regulation, act = "医疗保障基金使用监督管理条例", "中华人民共和国医疗保障法"
    assert provisions(before, "unlawful_use_fine") == [f"{regulation}第三十八条"]
    assert provisions(after, "unlawful_use_fine") == [
        f"{act}第四十八条第1款",
        f"{regulation}第三十八条",
    ]
    targets = [it.sanction("unit_suspension") for it in (before, after)]
    assert [it.target for it in targets if it] == ["责任部门", "责任部门或人员"]


def test_fraud_on_both_sides_of_2027() -> None:
    before, after = asked("ningxia", "P15", EVE), asked("ningxia", "P15", MSL)
    assert before.sanction("licence_revocation")
    assert not before.sanction("physicians_law_penalty")
    assert not after.sanction("licence_revocation")
    doctor = after.sanction("physicians_law_penalty")
    assert doctor is not None
    assert (doctor.decided_by, doctor.bounds and doctor.bounds.said()) == (
        "卫生健康行政部门",
        "10,000元以上30,000元以下",
    )
    person = {day: asked("hainan", "M06", day) for day in (EVE, MSL)}
    assert not person[EVE].sanction("institution_limit")
    assert person[MSL].sanction("institution_limit")


def test_heads_that_the_new_law_left_out_keep_the_regulation_with_a_doubt() -> None:
    before = asked("hainan", "P20", EVE).sanction("management_fine")
    after = asked("hainan", "P20", MSL).sanction("management_fine")
    assert before is not None
    assert after is not None
    assert before.bounds is not None
    assert after.bounds is not None
    assert before.bounds.doubt is None
    assert "第四十七条，与所依条文不是同一文件，应核对" in (after.bounds.doubt or "")
    refusing = provisions(asked("hainan", "P24", MSL), "management_fine")
    assert [it[-5:] for it in refusing] == ["第四十七条", "第三十九条"]


@pytest.mark.parametrize("on", [EVE, MSL])
def test_intent_to_defraud_puts_the_provisions_on_fraud_in_their_place(on: date) -> None:
    plain, meant = asked("hainan", "P12", on), asked("hainan", "P12", on, intent=True)
    assert plain.sanction("unlawful_use_fine")
    assert not plain.sanction("fraud_fine")
    assert not meant.sanction("unlawful_use_fine")
    assert "医疗保障基金使用监督管理条例第四十条第2款" in provisions(meant, "fraud_fine")
    lent, sold = asked("hainan", "M03", on), asked("hainan", "M05", on, intent=True)
    assert not lent.sanction("person_fraud_fine")
    assert sold.sanction("person_fraud_fine")
    assert sold.sanction("online_pause")


def test_third_party_cost_counts_as_double_benefit_since_the_implementing_rules() -> None:
    assert not asked("lanzhou", "M02", date(2026, 3, 31)).sanction("online_pause")
    assert asked("lanzhou", "M02", date(2026, 4, 1)).sanction("online_pause")


def test_a_range_read_at_second_hand_shows_its_doubt() -> None:
    held = asked("ningxia", "P25", date(2026, 4, 1)).sanction("trace_code_fine")
    assert held is not None
    assert held.bounds is not None
    assert (held.bounds.confidence, held.bounds.doubt) == ("low", "条文只见片段，数额来自报道。")
    assert held.as_json()["after"] == "拒不改正"


def test_the_lists_hold_what_the_code_reads() -> None:
    law = Law.load()
    for entry in law.code_list("sanctions", "national", MSL):
        given = entry.attributes
        assert given.get("after", "refusal") in CONDITIONS
        assert given.get("base", "loss") in BASES
        assert given.get("general", "all") in ("all", *(f"{it}_behaviours" for it in LISTS))
        assert law.title("sanctions", str(given.get("replaces", ""))) != given.get("replaces", "x")
        values = [law.value(it, "national", MSL) for it in entry.parameters]
        assert {it.unit for it in values} <= {*UNITS, "bool", "enum"}
        if entry.group == PENAL[0]:
            assert len([it for it in values if it.unit in UNITS]) == 2


def test_a_fine_for_fraud_by_unlawful_use_is_reached_by_intent_only() -> None:
    law = Law.load()
    for entry in law.code_list("provider_behaviours", "national", MSL):
        if "unlawful_use_fine" in entry.refers.get("sanctions", ()):
            meant = [it.article for it in entry.citations if it.manner == INTENT]
            assert meant == ["第四十条第2款", "第四十九条第1款"], entry.code
            found = asked("national", entry.code, MSL).as_json()
            assert "fraud_fine" not in {it["code"] for it in found["sanctions"]}
