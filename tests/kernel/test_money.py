"""Sharing out cents: exact, fair to the cent, and the same on every run."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yijian.kernel.money import cents, largest_remainder, yuan

WEIGHTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=40).filter(any)
TOTALS = st.integers(0, 10**11)


@given(TOTALS, WEIGHTS)
def test_the_parts_add_up(total: int, weights: list[int]) -> None:
    assert sum(largest_remainder(total, weights)) == total


@given(TOTALS, WEIGHTS)
def test_each_part_is_within_one_cent_of_its_exact_share(total: int, weights: list[int]) -> None:
    whole = sum(weights)
    for part, weight in zip(largest_remainder(total, weights), weights, strict=True):
        assert abs(part * whole - total * weight) < whole


@given(TOTALS, WEIGHTS)
def test_who_weighs_more_never_gets_less(total: int, weights: list[int]) -> None:
    parts = largest_remainder(total, weights)
    ordered = sorted(zip(weights, parts, strict=True))
    for (light, less), (heavy, more) in pairwise(ordered):
        assert light == heavy or less <= more


@given(TOTALS, WEIGHTS)
def test_nothing_goes_to_a_weight_of_nothing(total: int, weights: list[int]) -> None:
    parts = largest_remainder(total, weights)
    assert all(part == 0 for part, weight in zip(parts, weights, strict=True) if weight == 0)


def test_ties_go_to_the_earlier_position() -> None:
    assert largest_remainder(100, [1, 1, 1]) == [34, 33, 33]
    assert largest_remainder(2, [1, 1, 1, 1]) == [1, 1, 0, 0]
    assert largest_remainder(1, [1, 2, 2]) == [0, 1, 0]


def test_no_weight_no_share() -> None:
    with pytest.raises(ValueError, match="add up to 0"):
        largest_remainder(100, [0, 0])
    with pytest.raises(ValueError, match="add up to 0"):
        largest_remainder(0, [])


@pytest.mark.parametrize(
    ("amount", "whole", "text"),
    [
        ("0.005", 1, "0.01"), ("0.004", 0, "0.00"), ("-0.005", -1, "-0.01"),
        ("1234567890123.45", 123456789012345, "1234567890123.45"), ("7", 700, "7.00"),
    ],
)  # fmt: skip
def test_cents_are_rounded_half_up(amount: str, whole: int, text: str) -> None:
    assert cents(Decimal(amount)) == whole
    assert yuan(Decimal(amount)) == text
