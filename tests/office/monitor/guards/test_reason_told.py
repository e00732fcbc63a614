"""A reason says something, or there is no sight in clear."""

from __future__ import annotations

import pytest

from yijian.office.monitor.guards.reason_told import reason_told


@pytest.mark.parametrize("reason", ["核对就诊人身份", "  复核出生日期与用药  ", "字句不同" * 50])
def test_a_reason(reason: str) -> None:
    assert reason_told(reason=reason) is None


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("", "没有写理由"),
        (" \n ", "没有写理由"),
        ("看看", "理由“看看”太简略"),
        ("啊啊啊啊啊啊啊啊", "太简略"),
        ("核对" * 101, "理由长 202 个字，超过 200 个字"),
    ],
)
def test_no_reason(reason: str, words: str) -> None:
    refusal = reason_told(reason=reason)
    assert refusal is not None
    assert refusal.code == "monitor.unmask_reason"
    assert refusal.sentence().startswith("不能查看个人信息明文：")
    assert words in refusal.sentence()
    assert "6 至 200 个字，由查看人办理" in refusal.sentence()
