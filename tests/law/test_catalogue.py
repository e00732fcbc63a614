"""What is payable on a service date, and who may add to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.conftest import PackBuilder, dated
from yijian.kernel.errors import Refused
from yijian.law import Law
from yijian.law.catalogue import (
    FILING,
    STEPS,
    SUPPLEMENT,
    CatalogueEntry,
    check_entry,
    filing_due,
    filing_state,
    may_supplement,
    payable,
)

DAY = date(2024, 6, 1)
NATIONAL = CatalogueEntry("A", "某药", "national", date(2024, 1, 1), date(2024, 12, 31))
LOCAL = CatalogueEntry(
    "B",
    "某项目",
    "local",
    date(2024, 5, 1),
    price=Decimal("12.50"),
    limits="限住院",
    approved_on=date(2024, 4, 20),
)


@pytest.mark.article("LZ-7-1a")
def test_a_line_is_judged_by_the_entry_of_its_service_date() -> None:
    newer = replace(NATIONAL, begndate=date(2025, 1, 1), enddate=date(2025, 12, 31), limits="二线")
    entries = [NATIONAL, newer]
    assert payable(entries, "A", date(2024, 12, 31)) == NATIONAL
    assert payable(entries, "A", date(2025, 1, 1)) == newer
    for day, code in (
        (date(2023, 12, 31), "catalogue.not_started"),
        (date(2026, 1, 1), "catalogue.ended"),
    ):
        with pytest.raises(Refused, match="某药") as caught:
            payable(entries, "A", day)
        assert caught.value.code == code
    with pytest.raises(Refused, match="C 不在支付目录里"):
        payable(entries, "C", DAY)


@pytest.mark.article("NX-8-2")
def test_a_local_entry_is_not_payable_before_approval_and_start() -> None:
    assert payable([LOCAL], "B", date(2024, 5, 1)) == LOCAL
    with pytest.raises(Refused, match="自 2024-05-01 起才可支付"):
        payable([LOCAL], "B", date(2024, 4, 30))
    waiting = replace(LOCAL, approved_on=None)
    late = replace(LOCAL, approved_on=date(2024, 5, 10))
    for entry, day in ((waiting, DAY), (late, date(2024, 5, 9))):
        with pytest.raises(Refused, match="尚未批准") as caught:
            payable([entry], "B", day)
        assert caught.value.code == "catalogue.not_approved"
    assert payable([late], "B", date(2024, 5, 10)) == late


def test_an_approved_local_entry_goes_before_the_national_one() -> None:
    local = replace(LOCAL, code="A")
    assert payable([local, NATIONAL], "A", DAY) == local
    assert payable([replace(local, approved_on=None), NATIONAL], "A", DAY) == NATIONAL


def test_entries_of_one_code_do_not_overlap() -> None:
    following = replace(NATIONAL, begndate=date(2025, 1, 1), enddate=date(2025, 12, 31))
    check_entry([NATIONAL], following)
    check_entry([NATIONAL], replace(NATIONAL, level="local"))
    for entry, code in (
        (replace(following, begndate=date(2024, 12, 31)), "catalogue.overlap"),
        (replace(NATIONAL, code="C", enddate=date(2023, 12, 31)), "catalogue.period"),
    ):
        with pytest.raises(Refused) as caught:
            check_entry([NATIONAL], entry)
        assert caught.value.code == code


@given(st.dates(date(2023, 1, 1), date(2026, 12, 31)))
def test_what_is_payable_holds_on_that_day(day: date) -> None:
    try:
        found = payable([NATIONAL, LOCAL], "B", day)
    except Refused:
        assert day < LOCAL.begndate
    else:
        assert found.begndate <= day <= found.enddate


@pytest.mark.article("HI-8-1d")
def test_hainan_has_one_catalogue() -> None:
    with pytest.raises(Refused, match="海南省统一待遇政策，全省只有一个支付目录") as caught:
        may_supplement(Law.load(), "hainan", DAY)
    assert caught.value.code == "catalogue.no_power"
    assert "第八条" in caught.value.message


@pytest.mark.article("LZ-7-1a")
def test_a_city_and_the_nation_make_no_local_entries() -> None:
    with pytest.raises(Refused, match="兰州市没有增补支付项目的权限，由甘肃省按程序增补"):
        may_supplement(Law.load(), "lanzhou", DAY)
    with pytest.raises(Refused, match="由国家医疗保障行政部门组织制定"):
        may_supplement(Law.load(), "national", DAY)


@pytest.mark.article("NX-8-2")
def test_ningxia_supplements_in_three_steps() -> None:
    found = may_supplement(Law.load(), "ningxia", DAY)
    assert found.steps == (
        "自治区医疗保障行政部门拟定",
        "自治区人民政府批准",
        "报国务院医疗保障行政部门备案",
    )
    assert found.value.rows == ("NX-8-2",)
    before = may_supplement(Law.load(), "ningxia", date(2022, 2, 28))
    assert (before.value.article, len(before.steps)) == ("第八条", 3)
    assert may_supplement(Law.load(), "gansu", date(2027, 1, 1)).value.article == "第二十三条"


def test_every_option_of_the_parameter_has_its_steps() -> None:
    law = Law.load()
    for place in law.shelf.parameters[SUPPLEMENT]:
        for value in law.own_values(SUPPLEMENT, place):
            assert set(value.options) == set(STEPS)


@pytest.mark.article("NX-8-2")
def test_the_filing_is_tracked_though_no_term_is_set() -> None:
    assert filing_due(Law.load(), "ningxia", date(2024, 5, 1)) is None
    assert filing_state(replace(LOCAL, approved_on=None), None, DAY) == "尚未施行，施行后报备案"
    assert filing_state(LOCAL, None, DAY) == "待备案，已施行 31 日；没有规定期限"
    filed = replace(LOCAL, filed_on=date(2024, 5, 20))
    assert filing_state(filed, None, DAY) == "已于 2024-05-20 备案"


def test_a_term_that_the_law_sets_is_reckoned(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("30", "2020-01-01", unit="day") + "\nrolls: false", name=FILING)
    law = Law.load(pack.root)
    due = filing_due(law, "gansu", date(2024, 5, 1))
    assert due is not None
    assert due.deadline.last_day == date(2024, 5, 31)
    assert filing_state(LOCAL, due, date(2024, 5, 31)) == "待备案，最后一日 2024-05-31"
    assert filing_state(LOCAL, due, DAY) == "备案已逾期，最后一日是 2024-05-31"
    assert filing_due(law, "national", date(2024, 5, 1)) is None
