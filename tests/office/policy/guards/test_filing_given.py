from __future__ import annotations

from datetime import date

from yijian.office.policy.guards.filing_given import filing_given


def test_number_and_day() -> None:
    day = date(2026, 11, 1)
    assert filing_given(filing_number="医保备 1 号", filing_day=day) is None
    for number, given in ((" ", day), ("医保备 1 号", None)):
        refusal = filing_given(filing_number=number, filing_day=given)
        assert refusal is not None
        assert "备案回执的文号和日期" in refusal.sentence()
