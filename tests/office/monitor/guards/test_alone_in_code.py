from __future__ import annotations

from tests.office.monitor.ruled import DEATH, drafted, fresh, shipped, up_to
from yijian.office.monitor.guards.alone_in_code import alone_in_code


def test_a_code_is_retired_as_a_whole(actor) -> None:
    old = shipped(actor, DEATH)[DEATH]
    assert alone_in_code(subject=old) is None
    up_to(actor, drafted(actor("first_reviewer"), DEATH, old.text), "begin_grey")
    refusal = alone_in_code(subject=fresh(old))
    assert refusal is not None
    assert "第 1001 版正在灰度运行" in refusal.sentence()
