from __future__ import annotations

from yijian.office.monitor.evaluation_models import Evaluation
from yijian.office.monitor.guards.focus_proposed import focus_proposed


def test_only_what_was_proposed_is_dropped() -> None:
    row = Evaluation(changes=[{"kind": "rule", "key": "A"}])
    assert focus_proposed(subject=row, kind="rule", key="A") is None
    refusal = focus_proposed(subject=row, kind="institution", key="A")
    assert refusal is not None
    assert "这次评估没有提出它" in refusal.sentence()
