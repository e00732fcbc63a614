from __future__ import annotations

from tests.office.monitor.ruled import DEATH, drafted, shipped, up_to
from yijian.office.monitor.guards.was_in_force import ever_in_force, was_in_force


def test_only_what_held_everywhere_once(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    assert was_in_force(subject=row) is None
    grey = up_to(actor, drafted(actor("first_reviewer")), "begin_grey")
    assert not ever_in_force(grey)
    assert "从未全面生效" in was_in_force(subject=grey).sentence()
