"""The filters as the address has them: kept, refused in words, never with a person's number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.office.conftest import MakeActor
from tests.office.monitor.found import (
    HOSPITAL_A,
    HOSPITAL_B,
    LEVEL,
    PHARMACY,
    PSN_NO,
    make_finding,
)
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.roles import Role
from yijian.office.monitor.filter_form import address, chips, kept, link, read_form
from yijian.office.monitor.models import Run
from yijian.office.monitor.selectors.filters import Filters

pytestmark = pytest.mark.django_db


def test_only_filters_are_kept() -> None:
    said = {"rule": LEVEL, "person": PSN_NO, "after": "1~1", "zone": " ", "next": "//x", "run": "3"}
    assert kept(said) == {"rule": LEVEL, "run": "3"}


@pytest.mark.parametrize(
    ("month", "days"),
    [
        ("2026-02", {"since": "2026-02-01", "until": "2026-02-28"}),
        ("2026-13", {}),
        ("0000-01", {}),
        ("二月", {}),
    ],
)
def test_a_month_becomes_its_days(month: str, days: dict[str, str]) -> None:
    assert kept({"month": month}) == days


def test_days_come_before_the_month() -> None:
    assert kept({"month": "2026-02", "since": "2026-03-05"}) == {"since": "2026-03-05"}


def test_an_address_without_a_filter() -> None:
    assert address({"rule": "X", "zone": "核心"}, zone="", sort="day") == "?rule=X&sort=day"


def test_links_keep_the_filters() -> None:
    assert link("findings") == "/findings/"
    assert link("finding", "a" * 32, said={"sort": "day"}) == f"/findings/{'a' * 32}/?sort=day"
    assert link("findings", said={"q": "S 1"}, run="3") == "/findings/?q=S+1&run=3"


def test_all_that_can_be_asked(run: Run, actor: MakeActor) -> None:
    said = {
        "rule": LEVEL, "institution": HOSPITAL_A.lower(), "outcome": "违规", "zone": "核心",
        "severity": "严重", "since": "2026-01-01", "until": "2026-01-31", "least": "1.50",
        "most": "99", "q": " S1 ", "sort": "day",
    }  # fmt: skip
    form = read_form(actor(Role.FIRST_REVIEWER), run, said)
    assert form.is_valid(), form.errors
    assert form.filters() == Filters(
        rule=LEVEL, institutions=(HOSPITAL_A,), outcome="违规", zone="核心", severity="严重",
        since=date(2026, 1, 1), until=date(2026, 1, 31), least=Decimal("1.50"),
        most=Decimal(99), number="S1", sort="day",
    )  # fmt: skip


def test_nothing_asked(run: Run, actor: MakeActor) -> None:
    form = read_form(actor(Role.FIRST_REVIEWER), run, {})
    assert form.is_valid()
    assert form.filters() == Filters()
    assert chips(form, {}) == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"rule": "GZ99999999999999"}, "请从列表里选"),
        ({"outcome": "有罪"}, "请从列表里选"),
        ({"since": "2026-02-30"}, "日期无法识别"),
        ({"since": "2026-03-01", "until": "2026-02-01"}, "开始日期晚于结束日期"),
        ({"least": "5", "most": "1"}, "金额下限高于上限"),
        ({"least": "一百"}, "金额无法识别"),
        ({"least": "1.234"}, "最多两位小数"),
        ({"sort": "name"}, "请从列表里选"),
        ({"person": "no-such"}, "没有此人员编号的疑点"),
        ({"person_of": "f" * 32}, "不能据以查找"),
    ],
)
def test_what_makes_no_sense_is_said(
    run: Run, actor: MakeActor, said: dict[str, str], words: str
) -> None:
    form = read_form(actor(Role.FIRST_REVIEWER), run, said)
    assert not form.is_valid()
    assert words in str(form.errors)


def test_an_institution_by_part_of_its_name(
    run: Run, actor: MakeActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = actor(Role.FIRST_REVIEWER)
    form = read_form(who, run, {"institution": "城关"})
    assert form.is_valid()
    assert form.filters().institutions == (HOSPITAL_A, PHARMACY)
    none = read_form(who, run, {"institution": "火星"})
    assert none.is_valid()
    assert none.filters().institutions == ()
    from django.conf import settings

    monkeypatch.setitem(settings.LIMIT, "NAME_MATCHES", 1)
    many = read_form(who, run, {"institution": "城关"})
    assert "机构太多" in str(many.errors)


def test_an_institution_elsewhere_is_not_found(run: Run, actor: MakeActor, person: object) -> None:
    who = actor(Role.FIRST_REVIEWER, area="620102")
    form = read_form(who, run, {"institution": HOSPITAL_B})
    assert form.is_valid()
    assert form.filters().institutions == ()


def test_a_person_is_known_by_a_finding(run: Run, actor: MakeActor) -> None:
    made = make_finding(run, "x")
    who = actor(Role.AUDITOR)
    asked = read_form(who, run, {"person": PSN_NO})
    assert asked.is_valid()
    assert asked.cleaned_data["person"] == made.finding_id
    form = read_form(who, run, {"person_of": made.finding_id})
    assert form.is_valid()
    assert form.filters().person == PSN_NO
    (chip,) = chips(form, {"person_of": made.finding_id})
    assert chip.text == "620****3456"


def test_a_provider_does_not_look_for_persons(run: Run, actor: MakeActor) -> None:
    make_finding(run, "x")
    with pytest.raises(NotAllowed, match="按人员编号查找"):
        read_form(actor(Role.HOSPITAL), run, {"person": PSN_NO})
    assert "person" not in read_form(actor(Role.HOSPITAL), run, {}).fields


def test_chips_say_what_is_on_and_how_to_take_it_off(run: Run, actor: MakeActor) -> None:
    said = {"rule": LEVEL, "least": "1000", "sort": "day"}
    form = read_form(actor(Role.FIRST_REVIEWER), run, said)
    assert form.is_valid()
    found = {chip.label: (chip.text, chip.without) for chip in chips(form, said)}
    assert found == {
        "规则": ("药品限医疗机构级别", "?least=1000&sort=day"),
        "计入基金自": ("1,000.00 元", f"?rule={LEVEL}&sort=day"),
    }
