from __future__ import annotations

from tests.office.monitor.ruled import DEATH, reviewed, shipped
from yijian.office.monitor.guards.share_below_floor import share_below_floor


def test_enough_outcomes_and_too_few_upheld(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    reviewed(row, upheld=0, rejected=19)
    refusal = share_below_floor(actor=actor("system"), subject=row)
    assert refusal is not None
    assert "复核 19 条，属实 0 条" in refusal.sentence()
    reviewed(row, upheld=8, rejected=0, start=100)
    assert share_below_floor(actor=actor("system"), subject=row) is None
    reviewed(row, upheld=10, rejected=0, start=200)
    assert share_below_floor(actor=actor("system"), subject=row) is not None
