from __future__ import annotations

from yijian.office.framework.stepping import shipped_states
from yijian.office.monitor.knowledge_models import PROCEDURE, STATES, BatchKind, KnowledgeBatch


def test_the_states_are_those_of_the_procedure() -> None:
    assert sorted(STATES) == shipped_states(PROCEDURE)


def test_a_batch_in_words() -> None:
    assert KnowledgeBatch(kind=BatchKind.ROLL_BACK).is_roll_back
    assert not KnowledgeBatch(kind=BatchKind.ADDITION).is_roll_back
    assert KnowledgeBatch(state="in_force").listed_state == "已采用"
    assert KnowledgeBatch(state="of another release").listed_state == "of another release"
