"""What holds in a place on a day."""

from __future__ import annotations

from datetime import date

import pytest

from yijian.office.policy.library import source
from yijian.office.policy.library.standing import applies, standing

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


def test_values_codes_procedures_and_instruments_of_a_place() -> None:
    here = standing("lanzhou", DAY)
    assert here is standing("lanzhou", DAY)
    assert here.values["review.second_sample.min_share"].jurisdiction == "lanzhou"
    assert "site_measures/enter" in here.codes
    assert here.procedures["agreement.breach"].jurisdiction == "lanzhou"
    assert {"lanzhou-measure", "gansu-2023-58", "fund-regulation"} <= here.instruments
    assert "hainan-measure" not in here.instruments


def test_an_entry_of_the_index_holds_or_not() -> None:
    here, entries = standing("lanzhou", DAY), source.index().entries
    held = {(it.kind, it.key) for it in entries if here.holds(it)}
    assert {("article", "LZ-22-1"), ("instrument", "lanzhou-measure")} <= held
    assert ("parameter", "review.second_sample.min_share") in held
    assert ("procedure", "agreement.breach") in held
    assert not {("article", "HI-20-2"), ("instrument", "review-law-1999")} & held


def test_an_instrument_applies_from_its_publication_and_a_draft_from_its_simulation() -> None:
    law = source.law()
    security = law.instrument("national", "medical-security-law")
    draft = law.instrument("hainan", "hainan-measure")
    assert security is not None
    assert draft is not None
    assert [applies(security, date(year, 11, 22)) for year in (2025, 2026, 2027)] == [
        False,
        True,
        True,
    ]
    assert [applies(draft, date(year, 11, 22)) for year in (2023, 2026)] == [False, True]
