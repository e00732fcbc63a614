"""The one clock."""

from __future__ import annotations

from datetime import timedelta

from yijian.cli.clock import moment


def test_the_moment_is_in_china_and_whole_seconds() -> None:
    first, second = moment(), moment()
    assert first.utcoffset() == timedelta(hours=8)
    assert first.microsecond == 0
    assert first <= second
