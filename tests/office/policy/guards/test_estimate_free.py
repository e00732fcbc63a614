from __future__ import annotations

from tests.office.policy.asked import proposed
from yijian.office.policy.actions.start_estimate import start_estimate
from yijian.office.policy.guards.estimate_free import estimate_free


def test_one_at_a_time(officer) -> None:
    assert estimate_free(actor=officer) is None
    change = proposed(officer)
    start_estimate(actor=officer, subject=change.pk, revision=change.revision)
    refusal = estimate_free(actor=officer)
    assert refusal is not None
    assert refusal.code == "policy.estimating"
    assert "等它结束，或先撤回它" in refusal.sentence()
