from __future__ import annotations

from yijian.office.monitor.guards.summary_told import summary_told


def test_a_conclusion_says_something() -> None:
    assert summary_told(summary="规则总体有效，不必调整") is None
    refusal = summary_told(summary=" 有效 ")
    assert refusal is not None
    assert "没有写结论" in refusal.sentence()
