"""Several rules after one option."""

from __future__ import annotations

from yijian.cli.many_rules import split


def test_codes_are_split() -> None:
    assert split(["A,B", "C，D", "E"]) == ["A", "B", "C", "D", "E"]
