from __future__ import annotations

from typing import Any

from tests.office.policy.asked import content, year
from yijian.office.policy.guards.start_not_past import start_not_past


def asked(**changes: Any) -> dict[str, Any]:
    return {"kind": "parameter", "place": "lanzhou", "content": content(**changes)}


def test_today_and_later(officer) -> None:
    assert start_not_past(actor=officer, **asked(since="2026-11-21")) is None
    refusal = start_not_past(actor=officer, **asked(since="2026-11-20"))
    assert refusal is not None
    assert "起始日 2026-11-20 已经过去" in refusal.sentence()


def test_superior_law_may_have_begun_before(officer) -> None:
    begun = asked(since="2026-04-01", origin="superior law")
    assert start_not_past(actor=officer, **begun) is None


def test_a_year_that_is_over(officer) -> None:
    assert start_not_past(actor=officer, kind="calendar", content=year(2026)) is None
    refusal = start_not_past(actor=officer, kind="calendar", content=year(2025))
    assert refusal is not None
    assert refusal.because == "2025 年已经过去"
