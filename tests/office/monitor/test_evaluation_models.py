from __future__ import annotations

from yijian.office.framework.stepping import shipped_states
from yijian.office.monitor.evaluation_models import PROCEDURE, STATES, Evaluation


def test_the_states_are_those_of_the_procedure() -> None:
    assert sorted(STATES) == shipped_states(PROCEDURE)


def test_a_state_in_words() -> None:
    assert Evaluation(state="decided").listed_state == "已决定"
    assert Evaluation(state="of another release").listed_state == "of another release"
