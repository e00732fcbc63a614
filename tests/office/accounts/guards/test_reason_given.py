"""Every decision about somebody has a reason."""

from __future__ import annotations

from yijian.office.accounts.guards.reason_given import reason_given


def test_an_empty_reason_is_refused() -> None:
    found = reason_given(reason="  ")
    assert found is not None
    assert found.code == "accounts.no_reason"
    assert found.sentence() == "不能办理：没有写明原因。需要：原因，由账号管理员办理。"
    assert reason_given(reason="离岗") is None
