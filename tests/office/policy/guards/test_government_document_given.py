from __future__ import annotations

from datetime import date

from yijian.office.policy.guards.government_document_given import government_document_given


def test_number_and_day() -> None:
    day = date(2026, 11, 1)
    assert government_document_given(document_number="宁政函 1 号", document_day=day) is None
    for number, given in (("", day), ("宁政函 1 号", None)):
        refusal = government_document_given(document_number=number, document_day=given)
        assert refusal is not None
        assert "政府批复的文号和日期" in refusal.sentence()
