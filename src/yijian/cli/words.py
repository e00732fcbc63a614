"""Numbers as people read them: thousands separators, yuan, shares and intervals."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from yijian.kernel.money import CENT

_WAN = 10_000


def count(number: int) -> str:
    """``12,345``."""
    return f"{number:,}"


def amount(text: str | Decimal) -> str:
    """An amount in yuan; from ten thousand on also in 万元: ``1,234,500.00 元（123.45 万元）``."""
    value = Decimal(text)
    plain = f"{value.quantize(CENT):,} 元"
    if abs(value) < _WAN:
        return plain
    return f"{plain}（{value / _WAN:,.2f} 万元）"


def yuan_cell(text: str | Decimal) -> str:
    """An amount for a column headed 元: ``1,234,500.00``."""
    return f"{Decimal(text).quantize(CENT):,}"


def share(ratio: float | None) -> str:
    """A ratio as a percentage: ``95.0%``; a dash where there is nothing to divide by."""
    return "—" if ratio is None else f"{ratio:.1%}"


def interval(bounds: Sequence[float] | None) -> str:
    """Both ends of an interval: ``91.2%～97.0%``."""
    return "—" if bounds is None else f"{bounds[0]:.1%}～{bounds[1]:.1%}"


def lasting(seconds: float) -> str:
    """A duration: ``3.2 秒``, ``2 分 05 秒``."""
    if seconds < 60:
        return f"{seconds:.1f} 秒"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} 分 {rest:02d} 秒"
