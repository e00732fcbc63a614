from __future__ import annotations

from yijian.office.policy.guards.closing_reason_given import closing_reason_given


def test_a_reason_is_given() -> None:
    assert closing_reason_given(reason="上级另有统一规定") is None
    refusal = closing_reason_given(reason="  不行 ")
    assert refusal is not None
    assert refusal.code == "policy.reason"
    assert refusal.sentence() == (
        "不能办理：没有写理由，或写得太短。需要：至少 6 个字的理由，由办理人办理。"
    )
