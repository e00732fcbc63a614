from __future__ import annotations

from tests.office.conftest import AT
from yijian.office.monitor.antifraud_models import Lead, Screening
from yijian.office.monitor.guards.screening_holds import screening_holds


def test_a_lead_of_a_screening_that_holds() -> None:
    row = Screening(number="2026-0001")
    assert screening_holds(subject=Lead(screening=row)) is None
    row.withdrawn_at = AT
    refusal = screening_holds(subject=Lead(screening=row))
    assert refusal is not None
    assert "筛查 2026-0001 已经撤回" in refusal.sentence()
