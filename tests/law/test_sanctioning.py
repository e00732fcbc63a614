"""A sanction stands on a superior provision, inside its range, once for one act."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from yijian.kernel.errors import Refused, UsageError
from yijian.law import Law
from yijian.law.provisions import Sanction
from yijian.law.sanctioning import Facts, check_sanction, fines_for
from yijian.law.superior import superior_law

DAY = date(2024, 6, 1)
EVE, MSL = date(2026, 12, 31), date(2027, 1, 1)
REFUSED = Facts(refused_to_correct=True)
LOSS = Decimal(10000)


def check(
    behaviour: str,
    sanction: str,
    amount: object = None,
    base: object = None,
    *,
    place: str = "hainan",
    on: date = DAY,
    facts: Facts = Facts(),  # noqa: B008
) -> Sanction:
    yuan = [None if it is None else Decimal(str(it)) for it in (amount, base)]
    return check_sanction(
        Law.load(), place, behaviour, sanction, amount=yuan[0], base=yuan[1], on=on, facts=facts
    )


def refusal(*args: object, **how: object) -> Refused:
    with pytest.raises(Refused) as caught:
        check(*args, **how)  # type: ignore[arg-type]
    return caught.value


@pytest.mark.article("HI-36-1a", "NX-27")
@pytest.mark.parametrize("place", ["hainan", "ningxia", "lanzhou"])
@pytest.mark.parametrize("on", [DAY, EVE, MSL])
def test_both_ends_of_a_range_belong_to_it(place: str, on: date) -> None:
    for amount in (10000, 20000):
        found = check("P12", "unlawful_use_fine", amount, LOSS, place=place, on=on)
        assert found.provisions[0].kind == ("法律" if on == MSL else "行政法规")
    for amount in ("9999.99", "20000.01"):
        answer = refusal("P12", "unlawful_use_fine", amount, LOSS, place=place, on=on)
        assert answer.code == "superior.out_of_range"
        assert "即 10,000.00 元至 20,000.00 元" in answer.message


@pytest.mark.parametrize(("amount", "fine"), [(10000, True), (50000, True), (9999, False)])
def test_a_fine_in_yuan_only_after_a_refusal_to_correct(amount: int, *, fine: bool) -> None:
    assert refusal("P20", "management_fine", amount).code == "superior.condition"
    if fine:
        assert check("P20", "management_fine", amount, facts=REFUSED).code == "management_fine"
    else:
        answer = refusal("P20", "management_fine", amount, facts=REFUSED)
        assert "10,000元以上50,000元以下" in answer.message


@pytest.mark.article("HI-36-1a", "NX-27", "CQ-0")
def test_nothing_is_imposed_without_a_superior_provision() -> None:
    lead = refusal("P22", "unlawful_use_fine", 1, 1, place="gansu")
    assert lead.code == "superior.no_provision"
    assert "本身不设处罚；可用：没有，只作线索" in lead.message
    for behaviour, sanction in (
        ("P01", "confiscation"),
        ("P20", "unit_suspension"),
        ("M03", "person_fraud_fine"),
        ("P29", "management_fine"),
    ):
        assert refusal(behaviour, sanction, 1, 1).code == "superior.no_provision"
    with pytest.raises(UsageError, match="没有处罚代码 flogging"):
        check("P01", "flogging")


def test_restrictions_have_ranges_of_their_own() -> None:
    for months, facts in ((6, REFUSED), (12, Facts(grave=True))):
        assert check("P01", "unit_suspension", months, facts=facts).bounds
    assert refusal("P01", "unit_suspension", 6).code == "superior.condition"
    assert refusal("P01", "unit_suspension", 3, facts=REFUSED).code == "superior.out_of_range"
    assert check("M03", "online_pause", 3).bounds
    assert refusal("M03", "online_pause", 13).code == "superior.out_of_range"
    assert refusal("M03", "online_pause").code == "superior.no_amount"
    assert check("P01", "manager_bar", 5, facts=Facts(grave=True)).after == "major_loss"


def test_confiscation_takes_no_more_than_the_gain() -> None:
    assert check("O04", "confiscation", 500, 500).group == "没收"
    assert refusal("O04", "confiscation", 501, 500).code == "superior.out_of_range"
    assert refusal("O04", "confiscation", 500).code == "superior.no_base"
    assert check("O04", "discipline").bounds is None


def test_a_multiple_needs_a_loss() -> None:
    for base in (None, 0):
        answer = refusal("P12", "unlawful_use_fine", 100, base)
        assert (answer.code, "要先查明造成的损失" in answer.message) == ("superior.no_base", True)


def test_one_act_is_fined_once() -> None:
    earlier = Facts(earlier_fines=("琼市监罚〔2024〕1号",))
    answer = refusal("P10", "unlawful_use_fine", 15000, LOSS, facts=earlier)
    assert answer.code == "superior.second_fine"
    assert "琼市监罚〔2024〕1号；不得再罚款" in answer.message
    assert "第二十九条" in answer.message
    assert check("P10", "order_to_correct", facts=earlier).code == "order_to_correct"
    before = check("P10", "unlawful_use_fine", 15000, LOSS, on=date(2021, 7, 14), facts=earlier)
    assert before.code == "unlawful_use_fine"


def test_of_several_fines_the_highest_applies() -> None:
    poor = Facts(fund="assistance")
    answer = refusal("M07", "assistance_fraud_fine", 15000, LOSS, facts=poor)
    assert answer.code == "superior.not_heaviest"
    assert "应适用个人骗保罚款" in answer.message
    assert refusal("M07", "assistance_fraud_fine", 15000, LOSS).code == "superior.condition"
    for sanction in ("person_fraud_fine", "benefit_fraud_fine"):
        assert check("M07", sanction, 30000, LOSS, facts=poor).code == sanction
    found = superior_law(Law.load(), "hainan", "M07", DAY)
    assert len(fines_for(found, poor)) == len(fines_for(found)) + 1


def test_what_another_organ_decides_is_handed_over() -> None:
    for behaviour, sanction, organ in (
        ("E01", "registration_fine", "社会保险行政部门"),
        ("P15", "terminate_by_agency", "经办机构"),
        ("P15", "licence_revocation", "有关主管部门"),
    ):
        answer = refusal(behaviour, sanction, 1, 1, facts=REFUSED)
        assert (answer.code, organ in answer.message) == ("superior.not_ours", True)


@pytest.mark.parametrize("on", [EVE, MSL])
def test_intent_changes_the_range(on: date) -> None:
    meant = Facts(intent=True)
    assert check("P12", "fraud_fine", 50000, LOSS, on=on, facts=meant).code == "fraud_fine"
    assert refusal("P12", "fraud_fine", 50000, LOSS, on=on).code == "superior.no_provision"
    answer = refusal("P12", "unlawful_use_fine", 20000, LOSS, on=on, facts=meant)
    assert answer.code == "superior.no_provision"
