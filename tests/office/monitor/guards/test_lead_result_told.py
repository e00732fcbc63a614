from __future__ import annotations

from yijian.office.monitor.guards.lead_result_told import lead_result_told


def test_one_of_the_results() -> None:
    assert lead_result_told(result="target") is None
    refusal = lead_result_told(result="")
    assert refusal is not None
    assert "属实、不属实、列为检查对象之一" in refusal.sentence()
