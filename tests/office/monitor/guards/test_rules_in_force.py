from __future__ import annotations

from tests.office.monitor.ruled import DEATH, shipped, step
from yijian.office.monitor.guards.rules_in_force import rules_in_force


def test_a_run_needs_a_rule(actor) -> None:
    first = actor("first_reviewer")
    assert rules_in_force(actor=first) is None
    row = shipped(actor, DEATH)[DEATH]
    assert rules_in_force(actor=first) is None
    step(actor, row, "suspend_rule")
    refusal = rules_in_force(actor=first)
    assert refusal is not None
    assert "没有生效的规则" in refusal.sentence()
