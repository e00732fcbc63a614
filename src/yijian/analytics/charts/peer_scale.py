"""The scale on which an institution and its peers are compared: shares, yuan or plain numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

import altair as alt

from yijian.analytics.charts.money_unit import YUAN, MoneyUnit, exact, money_unit
from yijian.analytics.charts.theme import AMOUNT_FORMAT, SHARE_FORMAT, TICKS
from yijian.kernel.money import CENT

_HALF = 2
_TENTH = Decimal("0.1")
_ROOM = Decimal("0.05")


class Scale(Enum):
    """What the number of a measure is: a share of 1, an amount in yuan, or a plain number."""

    SHARE = "share"
    YUAN = "yuan"
    NUMBER = "number"


@dataclass(frozen=True)
class Measure:
    """A measure: Chinese title, what its number is, the word after a plain number (天, 人次)."""

    title: str
    scale: Scale
    word: str = ""


@dataclass(frozen=True)
class PeerScale:
    """A measure over the values of one group: how they are placed and written."""

    measure: Measure
    unit: MoneyUnit
    low: Decimal
    high: Decimal

    @classmethod
    def of(cls, values: Iterable[Decimal], measure: Measure) -> PeerScale:
        """The scale that holds ``values``, of which there is at least one."""
        known = sorted(values)
        unit = money_unit(known) if measure.scale is Scale.YUAN else YUAN
        return cls(measure, unit, known[0], known[-1])

    def text(self, value: Decimal) -> str:
        """A value in words: ``62.3%``, ``1,234.50 元``, ``8.25 天``."""
        if self.measure.scale is Scale.SHARE:
            return f"{(value * 100).quantize(_TENTH, rounding=ROUND_HALF_UP):,.1f}%"
        if self.measure.scale is Scale.YUAN:
            return exact(value)
        whole = value == value.to_integral_value()
        number = f"{value:,.0f}" if whole else f"{value.quantize(CENT, ROUND_HALF_UP):,.2f}"
        return f"{number} {self.measure.word}".strip()

    def right_half(self, value: Decimal) -> bool:
        """Whether a value lies in the right half, where words stand to its left."""
        return value * _HALF > self.low + self.high

    def domain(self) -> tuple[float, float]:
        """What the axis spans, in its unit: the values and some room, never below 0 for them."""
        low, high = self.unit.shown(self.low), self.unit.shown(self.high)
        room = (high - low) * _ROOM or abs(high) * _ROOM or Decimal(1)
        first = low - room
        return float(max(first, Decimal(0)) if low >= 0 else first), float(high + room)

    def axis(self) -> alt.X:
        """The axis of the values; it need not begin at 0."""
        words = {Scale.SHARE: "", Scale.YUAN: self.unit.name, Scale.NUMBER: self.measure.word}
        word = words[self.measure.scale]
        share = self.measure.scale is Scale.SHARE
        return alt.X(
            "value:Q",
            axis=alt.Axis(
                title=f"{self.measure.title}（{word}）" if word else self.measure.title,
                format=SHARE_FORMAT if share else AMOUNT_FORMAT,
                tickCount=TICKS,
            ),
            scale=alt.Scale(domain=list(self.domain()), zero=False, nice=TICKS),
        )
