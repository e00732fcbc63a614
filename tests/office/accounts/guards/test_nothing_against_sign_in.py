"""Each fault of a sign-in has its words."""

from __future__ import annotations

import pytest

from yijian.office.accounts.guards.nothing_against_sign_in import (
    REMEDIES,
    Fault,
    nothing_against_sign_in,
)


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault != Fault.NONE])
def test_a_fault_is_refused_with_its_words(fault: Fault) -> None:
    found = nothing_against_sign_in(fault=fault)
    assert found is not None
    assert found.code == f"accounts.sign_in_{fault.value}"
    assert found.sentence().startswith(f"不能登录：{fault.label}。需要：{REMEDIES[fault][0]}")


def test_no_fault_is_no_refusal() -> None:
    assert nothing_against_sign_in(fault=Fault.NONE) is None
