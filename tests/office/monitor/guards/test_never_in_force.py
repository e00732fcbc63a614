from __future__ import annotations

from tests.office.monitor.ruled import DEATH, drafted, shipped
from yijian.office.monitor.guards.never_in_force import never_in_force


def test_what_accused_somebody_is_not_withdrawn(actor) -> None:
    assert never_in_force(subject=drafted(actor("first_reviewer"))) is None
    refusal = never_in_force(subject=shipped(actor, DEATH)[DEATH])
    assert refusal is not None
    assert "全面生效过，查出的疑点要有据可查" in refusal.sentence()
