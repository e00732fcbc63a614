from __future__ import annotations

from tests.office.monitor.found import make_finding
from yijian.office.monitor.guards.outcome_told import outcome_told


def test_about_a_finding_that_one_sees(actor, run) -> None:
    found = make_finding(run, "1")
    second = actor("second_reviewer")
    assert outcome_told(actor=second, finding_id=found.finding_id, run="") is None
    refusal = outcome_told(actor=second, finding_id="0" * 32, run="")
    assert refusal is not None
    assert "没有这条疑点" in refusal.sentence()
