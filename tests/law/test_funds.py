"""Which funds each place governs and how, on both sides of a change of law."""

from __future__ import annotations

from datetime import date

import pytest

from yijian.kernel.errors import Refused
from yijian.law import Law
from yijian.law.funds import MODES, FundScope, fund, fund_scope, governs_raising

DAY = date(2024, 6, 1)
PLACES = ("national", "gansu", "lanzhou", "hainan", "ningxia", "chongqing")


def governed(place: str, on: date = DAY) -> dict[str, FundScope]:
    return {it.code: it for it in fund_scope(Law.load(), place, on)}


@pytest.mark.article("LZ-3-1")
def test_four_funds_of_lanzhou_are_governed_directly() -> None:
    found = governed("lanzhou")
    direct = [it.code for it in found.values() if it.mode == "direct"]
    assert direct == ["employee", "resident", "assistance", "maternity"]
    assert {found[code].citation.rows for code in direct} == {("LZ-3-1",)}
    assert (found["maternity"].inside, found["maternity"].books) == (None, "maternity")
    with pytest.raises(Refused, match="没有写明是哪一项基金") as caught:
        fund(Law.load(), "lanzhou", "", DAY)
    assert caught.value.code == "funds.missing"


@pytest.mark.article("LZ-3-2")
def test_seven_funds_of_lanzhou_go_by_reference_with_badge_and_article() -> None:
    found = [it for it in governed("lanzhou").values() if it.mode == "by_reference"]
    assert {it.code for it in found} == {
        "civil_servant",
        "large_sum",
        "supplementary",
        "critical_illness",
        "accident",
        "long_term_care",
        "other",
    }
    assert {(it.badge, it.citation.article) for it in found} == {("参照适用", "第三条第2款")}


@pytest.mark.article("HI-2", "NX-2")
def test_maternity_lies_inside_basic_insurance_outside_lanzhou() -> None:
    for place, row in (("hainan", "HI-2"), ("ningxia", "NX-2")):
        found = governed(place)
        direct = [it for it in found.values() if it.mode == "direct"]
        assert [it.code for it in direct if not it.inside] == ["employee", "resident", "assistance"]
        assert {it.citation.rows for it in direct} == {(row,)}
        kept = fund(Law.load(), place, "maternity", DAY)
        assert (kept.inside, kept.books) == ("employee", "employee")


@pytest.mark.article("HI-2", "NX-2")
def test_hainan_alone_governs_the_raising_of_funds() -> None:
    raising = [place for place in PLACES if governs_raising(Law.load(), place, DAY)]
    assert raising == ["hainan"]
    assert not governs_raising(Law.load(), "hainan", date(2023, 12, 31))


@pytest.mark.article("HI-40-1a", "HI-40-1b")
def test_other_funds_of_hainan() -> None:
    found = governed("hainan")
    modes = {code: (it.mode, it.badge, it.citation.rows) for code, it in found.items()}
    for code in ("large_sum", "civil_servant"):
        assert modes[code] == ("by_reference", "参照适用", ("HI-40-1a",))
    for code in ("critical_illness", "long_term_care"):
        assert modes[code] == ("relevant_provisions", "按本办法有关规定", ("HI-40-1b",))
    assert found["employee"].title == "城镇从业人员基本医疗保险"
    assert governed("ningxia")["employee"].title == "职工基本医疗保险"


@pytest.mark.article("NX-31-1", "NX-31-2")
def test_other_funds_of_ningxia() -> None:
    found = governed("ningxia")
    for code in ("large_sum", "civil_servant"):
        assert (found[code].mode, found[code].citation.rows) == ("by_reference", ("NX-31-1",))
    own = found["critical_illness"]
    assert (own.mode, own.badge) == ("own_rules_supervised", "另有规定，加强监督")
    assert own.citation.rows == ("NX-31-2",)


def test_long_term_care_joins_with_the_implementing_rules() -> None:
    law = Law.load()
    with pytest.raises(Refused, match="2026-03-31 没有把长期护理保险列入监管") as caught:
        fund(law, "ningxia", "long_term_care", date(2026, 3, 31))
    assert caught.value.code == "funds.not_governed"
    assert "职工基本医疗保险（第二条）" in caught.value.message
    rules = fund(law, "ningxia", "long_term_care", date(2026, 4, 1))
    assert (rules.mode, rules.citation.article) == ("by_reference", "第四十四条")
    act = fund(law, "ningxia", "long_term_care", date(2027, 1, 1))
    assert (act.citation.title, act.citation.article) == ("中华人民共和国医疗保障法", "第五十五条")


def test_what_is_no_fund_or_not_governed_is_refused() -> None:
    law = Law.load()
    for place, code, on, refusal in (
        ("hainan", "accident", DAY, "funds.not_governed"),
        ("hainan", "pension", DAY, "funds.unknown"),
        ("ningxia", "employee", date(2021, 4, 30), "funds.not_governed"),
    ):
        with pytest.raises(Refused) as caught:
            fund(law, place, code, on)
        assert caught.value.code == refusal
    assert fund(law, "ningxia", "employee", date(2021, 5, 1)).citation.jurisdiction == "national"


def test_drafts_can_be_passed_over() -> None:
    law = Law.load()
    assert fund(law, "lanzhou", "accident", DAY).citation.status == "draft"
    with pytest.raises(Refused):
        fund(law, "lanzhou", "accident", DAY, drafts=False)
    assert fund(law, "lanzhou", "maternity", DAY, drafts=False).inside == "employee"


@pytest.mark.parametrize("place", PLACES)
def test_the_register_agrees_with_the_parameters(place: str) -> None:
    law, found = Law.load(), governed(place)
    assert {it.mode for it in found.values()} <= MODES.keys()
    core = law.value("policy.fund_scope.core_funds", place, DAY).members
    assert core is not None
    assert core.keys() == {
        it.code for it in found.values() if it.mode == "direct" and not it.inside
    }
    apart = law.value("policy.fund_scope.maternity_separate", place, DAY).value
    assert (found["maternity"].inside is None) is apart
    referred = law.value("policy.fund_scope.by_reference_funds", place, DAY).members
    assert referred is not None
    assert referred.keys() == {it.code for it in found.values() if it.mode == "by_reference"}
    mode = law.value("policy.fund_scope.critical_illness_mode", place, DAY).value
    assert found["critical_illness"].badge == mode
    assert found["employee"].as_json()["badge"] == "直接适用"
