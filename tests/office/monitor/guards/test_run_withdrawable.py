from __future__ import annotations

import pytest

from yijian.office.monitor.guards.run_withdrawable import run_withdrawable
from yijian.office.monitor.models import Run, RunState


@pytest.mark.parametrize("state", list(RunState))
@pytest.mark.parametrize("role", ["first_reviewer", "system"])
def test_refused_and_permitted(actor, state: RunState, role: str) -> None:
    refusal = run_withdrawable(actor=actor(role), subject=Run(state=state.value))
    halfway = state == RunState.LOADING and role == "system"
    assert (refusal is None) == (state == RunState.VISIBLE or halfway)
    if refusal is not None:
        assert f"它的状态是“{state.label}”" in refusal.sentence()
