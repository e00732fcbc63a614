"""The law of a run as text: in order, closed by the last day there is."""

from __future__ import annotations

from yijian.audit.run.law import timelines
from yijian.law import Law

NAME = "monitor.detect.split_admission_core_gap"


def test_values_follow_each_other_and_the_last_is_open() -> None:
    found = timelines(Law.load(), [NAME], "lanzhou")[NAME]
    assert found == tuple(sorted(found, key=lambda version: version[1]))
    assert found[-1][2] == "9999-12-31"
    assert found[0] == ("7", "2011-07-01", "9999-12-31")
