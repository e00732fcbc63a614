from __future__ import annotations

from yijian.office.work.guards.reason_given import reason_given


def test_a_reason_is_needed() -> None:
    assert reason_given(reason="选错了日期") is None
    refusal = reason_given(reason=" \t ")
    assert refusal is not None
    assert refusal.sentence() == "不能撤回：没有写撤回的理由。需要：一句话的理由，由撤回人办理。"
