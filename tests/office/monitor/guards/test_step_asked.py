from __future__ import annotations

from tests.office.monitor.ruled import DEATH, asked, shipped
from yijian.office.monitor.guards.step_asked import step_asked


def test_only_what_waits_is_sent_back(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    refusal = step_asked(subject=row)
    assert refusal is not None
    assert "没有等待决定的提请" in refusal.sentence()
    assert step_asked(subject=asked(actor("first_reviewer"), row, "suspend_rule")) is None
