"""Amounts on an axis: 元, or 万元 where they are large. All exact; drawing makes floats later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from yijian.kernel.money import CENT

_TEN_THOUSAND = Decimal(10_000)


@dataclass(frozen=True)
class MoneyUnit:
    """A unit of money: its Chinese name and how many places it shifts an amount in yuan."""

    name: str
    places: int

    def shown(self, amount: Decimal) -> Decimal:
        """An amount in yuan as a number of this unit, exactly."""
        return amount.scaleb(-self.places)

    def text(self, amount: Decimal) -> str:
        """An amount in yuan as text of this unit: two decimals half up, separators, unit."""
        return f"{_separated(self.shown(amount))} {self.name}"


YUAN = MoneyUnit("元", 0)
WAN_YUAN = MoneyUnit("万元", 4)


def money_unit(amounts: Iterable[Decimal]) -> MoneyUnit:
    """万元 where the largest amount is at least 10,000 yuan, else 元."""
    return WAN_YUAN if max(amounts, default=Decimal(0)) >= _TEN_THOUSAND else YUAN


def exact(amount: Decimal) -> str:
    """An amount in yuan to the cent, for tooltips and sentences: ``1,234,567.89 元``."""
    return YUAN.text(amount)


def _separated(number: Decimal) -> str:
    return f"{number.quantize(CENT, rounding=ROUND_HALF_UP):,.2f}"
