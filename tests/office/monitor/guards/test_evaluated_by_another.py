from __future__ import annotations

from dataclasses import replace

from tests.office.conftest import AT
from yijian.office.framework.actor import Actor
from yijian.office.monitor.evaluation_models import Evaluation
from yijian.office.monitor.guards.evaluated_by_another import evaluated_by_another

ROW = Evaluation(made_by="a", changes=[{"by": "b"}, {"by": "system"}])


def who(name: str) -> Actor:
    return replace(Actor.system("lanzhou", AT), username=name)


def test_who_took_part_does_not_decide() -> None:
    for name in ("a", "b"):
        refusal = evaluated_by_another(actor=who(name), subject=ROW)
        assert refusal is not None
        assert "这次评估由您参与" in refusal.sentence()
    assert evaluated_by_another(actor=who("c"), subject=ROW) is None
