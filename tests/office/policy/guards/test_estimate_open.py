from __future__ import annotations

from tests.office.policy.asked import assessed, estimated, proposed
from yijian.office.policy.guards.estimate_open import estimate_open


def test_while_it_is_prepared(officer) -> None:
    change = proposed(officer)
    assert estimate_open(subject=change) is None
    assert estimate_open(subject=estimated(change)) is None
    refusal = estimate_open(subject=assessed(officer, change))
    assert refusal is not None
    assert "这项变更现为“已评估”" in refusal.sentence()
