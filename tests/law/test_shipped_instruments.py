"""The shipped instruments: what each is on which day, and what it rests on."""

from __future__ import annotations

from datetime import date

import pytest

from yijian.law import Law
from yijian.law.models import Instrument

DAY = date(2026, 11, 21)


def instrument(identifier: str) -> Instrument:
    law = Law.load()
    found = law.instrument(law.home(identifier), identifier)
    assert found is not None
    return found


def test_superior_law_that_the_requirements_name_is_there() -> None:
    prefixes = (
        "MSL REG O2 O3 O4 O5 O6 O7 G23 G34 G14 G17 C6 APL AEL ARL ALL SPC CPL SIL SIR TR N49 RW HOL"
    )
    law = Law.load()
    assert set(prefixes.split()) <= set(law.shelf.prefixes)
    national = [it.id for it in law.instruments("national")]
    assert all(law.shelf.prefixes[prefix] in national for prefix in prefixes.split())


def test_adopted_law_is_published_until_its_first_day() -> None:
    law = instrument("medical-security-law")
    days = {
        date(2026, 8, 27): None,
        date(2026, 8, 28): "published",
        date(2026, 12, 31): "published",
        date(2027, 1, 1): "in_force",
    }
    assert {day: law.status_on(day) for day in days} == days
    rules = instrument("nhsa-order-7")
    assert rules.status_on(date(2026, 3, 31)) == "published"
    assert rules.status_on(date(2026, 4, 1)) == "in_force"


@pytest.mark.article("NX-0")
@pytest.mark.article("NX-32-1a")
@pytest.mark.article("NX-32-1b")
def test_ningxia_replaces_its_older_measure() -> None:
    new, old = instrument("ningxia-order-118"), instrument("ningxia-order-55")
    eve, first = date(2022, 2, 28), date(2022, 3, 1)
    assert (new.published_on, new.in_force_on) == (date(2022, 1, 8), first)
    assert (new.status_on(eve), new.status_on(first)) == ("published", "in_force")
    assert (old.status_on(eve), old.status_on(first)) == ("in_force", "repealed")
    assert old.replaced_by == new.id


@pytest.mark.article("HI-0")
@pytest.mark.article("HI-41-1")
@pytest.mark.article("CQ-0")
def test_drafts_stay_drafts_on_every_day() -> None:
    for identifier in ("hainan-measure", "chongqing-rules", "lanzhou-measure"):
        found = instrument(identifier)
        for day in (date(2020, 1, 1), DAY, date(2030, 1, 1)):
            assert found.status_on(day) == "draft"
        assert (found.in_force_on, found.ended_on) == (None, None)
        assert found.warning is not None
        assert "只供模拟" in found.warning
    assert instrument("chongqing-rules").kind == "规范性文件"


@pytest.mark.article("LZ-50-1a")
def test_blank_term_of_lanzhou_is_a_warning() -> None:
    found = instrument("lanzhou-measure")
    assert found.ended_on is None
    assert found.warning is not None
    assert "有效年限在文本里空着" in found.warning
    stated = Law.load().value("policy.instrument_register.term_stated", "lanzhou", DAY)
    assert (stated.value, stated.rows) == (False, ("LZ-50-1a",))


@pytest.mark.article("GS-0")
@pytest.mark.article("GS-9")
def test_gansu_holds_from_its_date() -> None:
    found = instrument("gansu-2023-58")
    assert (found.number, found.published_on) == ("甘政办发〔2023〕58号", date(2023, 7, 14))
    assert found.kind == "规范性文件"
    assert found.note is not None
    assert "没有施行条款" in found.note
    assert "七月十六日印发" in found.note
    assert found.status_on(date(2023, 7, 13)) is None
    assert found.status_on(date(2023, 7, 14)) == "in_force"
    status = Law.load().value("policy.instrument_register.main_status", "gansu", DAY)
    assert (status.value, status.origin) == ("现行", "ours")


@pytest.mark.article("LZ-1")
@pytest.mark.article("HI-1")
@pytest.mark.article("NX-1")
def test_instruments_name_what_they_rest_on() -> None:
    law = Law.load()
    for identifier, prefixes in {
        "lanzhou-measure": {"SIL", "REG", "SAM"},
        "hainan-measure": {"SIL", "REG", "G17"},
        "ningxia-order-118": {"SIL", "REG"},
        "chongqing-rules": {"G17"},
        "gansu-2023-58": {"G17", "O6"},
    }.items():
        bases = instrument(identifier).bases
        assert {law.shelf.prefixes[prefix] for prefix in prefixes} == set(bases)


def test_superior_instruments_say_how_they_were_read() -> None:
    for found in Law.load().instruments("national"):
        assert found.mark is not None, found.id
        assert found.source, found.id
        assert (found.mark in "FSU") <= bool(found.warning or found.source), found.id


def test_lanzhou_lies_in_gansu() -> None:
    ids = [it.id for it in Law.load().instruments("lanzhou")]
    assert ids[0] == "lanzhou-measure"
    assert ids.index("gansu-2023-58") < ids.index("fund-regulation")
    assert "hainan-measure" not in ids
