"""The clock."""

from __future__ import annotations

from yijian.office.framework.clock import now


def test_the_moment_is_aware_and_goes_on() -> None:
    first = now()
    assert first.utcoffset() is not None
    assert now() >= first
