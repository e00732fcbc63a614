"""Names of divisions."""

from __future__ import annotations

from yijian.office.project.divisions import division_name


def test_a_name_or_else_the_digits() -> None:
    assert division_name("620102") == "城关区"
    assert division_name("620100") == "兰州市"
    assert division_name("999999") == "999999"
