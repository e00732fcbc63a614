from __future__ import annotations

from tests.office.monitor.ruled import DEATH
from yijian.office.monitor.guards.draft_allotted import draft_allotted


def test_the_code_and_the_number_are_given(actor) -> None:
    first = actor("first_reviewer")
    assert draft_allotted(actor=first, code=DEATH, version=1001) is None
    assert draft_allotted(actor=first, code="YJ96201000000001", version=1001) is None
    refusal = draft_allotted(actor=first, code="YJ10000499999000", version=1001)
    assert refusal is not None
    assert "既不是已有的规则，也不是本机的编码" in refusal.sentence()
    refusal = draft_allotted(actor=first, code=DEATH, version=2)
    assert refusal is not None
    assert refusal.missing == "第 1001 版"
