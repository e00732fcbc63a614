from __future__ import annotations

from tests.office.monitor.ruled import DEATH, shipped, step
from yijian.office.monitor.guards.code_alive import code_alive


def test_a_code_never_returns(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    first = actor("first_reviewer")
    assert code_alive(actor=first, subject=row) is None
    step(actor, row, "retire_rule")
    refusal = code_alive(actor=first, code=DEATH)
    assert refusal is not None
    assert "退役的编码不再使用" in refusal.sentence()
    assert code_alive(actor=first, subject=row) is not None
    assert code_alive(actor=first, code="YJ96201000000001") is None
