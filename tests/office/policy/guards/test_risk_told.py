from __future__ import annotations

from tests.office.policy.asked import RISK
from yijian.office.policy.guards.risk_told import risk_told


def test_an_assessment_says_who_what_and_how() -> None:
    assert risk_told(**RISK) is None
    refusal = risk_told(**{**RISK, "level": "", "measures": ""})
    assert refusal is not None
    assert refusal.code == "policy.risk_short"
    assert "没有写清风险等级、怎样应对" in refusal.sentence()
