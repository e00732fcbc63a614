"""Money is ``Decimal`` with two places; never a float."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def cents(amount: Decimal) -> int:
    """Whole cents of an amount, rounded half up."""
    return int(amount.quantize(CENT, rounding=ROUND_HALF_UP).scaleb(2))


def yuan(amount: Decimal) -> str:
    """An amount as the text of the JSON contract: two decimals, no separators."""
    return str(amount.quantize(CENT, rounding=ROUND_HALF_UP))


def largest_remainder(total: int, weights: Sequence[int]) -> list[int]:
    """Share ``total`` (cents) over non-negative ``weights``; the parts add up to it exactly.

    Each part is the floor of its exact share; the cents left over go to the largest
    remainders, the earlier position first where they are equal.

    Raises:
        ValueError: the weights add up to 0, so that no share is defined.
    """
    whole = sum(weights)
    if whole == 0:
        raise ValueError("weights add up to 0")
    parts = [total * weight // whole for weight in weights]
    remainders = [total * weight % whole for weight in weights]
    left = total - sum(parts)
    order = sorted(range(len(weights)), key=lambda i: (-remainders[i], i))
    for position in order[:left]:
        parts[position] += 1
    return parts
