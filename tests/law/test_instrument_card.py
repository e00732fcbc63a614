"""The cards of the shipped instruments, and which rule sets may be switched on."""

from __future__ import annotations

from datetime import date

import pytest

from yijian.kernel.errors import Refused, UsageError
from yijian.law import Law
from yijian.law.citing import cite
from yijian.law.instrument_card import card, check_activation

DAY = date(2024, 6, 1)


@pytest.mark.article("LZ-1", "HI-1", "NX-1")
@pytest.mark.parametrize(
    ("identifier", "bases"),
    [
        ("lanzhou-measure", ["SIL", "REG", "SAM"]),
        ("hainan-measure", ["SIL", "REG", "G17"]),
        ("ningxia-order-118", ["SIL", "REG"]),
    ],
)
def test_a_card_lists_purpose_and_bases_that_a_decision_can_cite(
    identifier: str, bases: list[str]
) -> None:
    law = Law.load()
    found = card(law, identifier)
    assert [it.prefix for it in found.bases] == bases
    assert found.purpose
    for base in found.bases:
        book = law.shelf.book(base.id)
        if book and base.status == "in_force":
            day = max(DAY, base.first_day or DAY)
            unit = book.units[0]
            assert cite(law, found.jurisdiction, unit.id, day, day).title == base.title


@pytest.mark.article("LZ-50-1a")
def test_the_blank_term_of_lanzhou_is_a_warning() -> None:
    found = card(Law.load(), "lanzhou-measure")
    assert found.instrument.ended_on is None
    assert "没有写明有效期，不会自动失效" in found.warnings
    assert any("有效年限在文本里空着" in it for it in found.warnings)


@pytest.mark.article("HI-41-1")
def test_the_blank_date_of_hainan_bars_its_activation() -> None:
    law = Law.load()
    found = card(law, "hainan-measure").as_json(DAY)
    assert (found["in_force_on"], found["status"]) == (None, "draft")
    with pytest.raises(Refused, match="没有施行日，规则集不能启用，只可模拟") as caught:
        check_activation(law, "hainan-measure", DAY)
    assert caught.value.code == "instrument.no_date"
    assert "录入公布日和施行日" in caught.value.message


@pytest.mark.article("NX-0", "NX-32-1b")
def test_the_card_of_ningxia_has_number_both_dates_and_what_it_replaced() -> None:
    law = Law.load()
    found = card(law, "ningxia-order-118").as_json(DAY)
    assert found["number"] == "宁夏回族自治区人民政府令第118号"
    assert (found["published_on"], found["in_force_on"]) == ("2022-01-08", "2022-03-01")
    assert (found["replaces"], found["may_set_penalties"]) == (["ningxia-order-55"], True)
    older = card(law, "ningxia-order-55").as_json(DAY)
    assert (older["ended_on"], older["replaced_by"]) == ("2022-02-28", "ningxia-order-118")
    for identifier, day, code in (
        ("ningxia-order-118", date(2022, 2, 28), "instrument.not_begun"),
        ("ningxia-order-55", DAY, "instrument.ended"),
    ):
        with pytest.raises(Refused) as caught:
            check_activation(law, identifier, day)
        assert caught.value.code == code
    assert check_activation(law, "ningxia-order-118", date(2022, 3, 1)).prefix == "NX"


@pytest.mark.article("CQ-0", "GS-0", "GS-9")
def test_normative_documents_cannot_create_penalties() -> None:
    law = Law.load()
    for identifier, status in (("chongqing-rules", "draft"), ("gansu-2023-58", "in_force")):
        found = card(law, identifier)
        assert not found.may_set_penalties
        assert "规范性文件，不能设定处罚" in found.warnings
        assert found.as_json(DAY)["status"] == status
    gansu = card(law, "gansu-2023-58").as_json(DAY)
    assert gansu["published_on"] == "2023-07-14"
    assert "没有施行条款" in gansu["note"]
    assert "七月十六日印发" in gansu["note"]


def test_an_unknown_instrument_is_refused() -> None:
    with pytest.raises(UsageError, match="没有文件 none"):
        card(Law.load(), "none")
