"""The money of a line in whole cents: what it costs and the four parts it falls into."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yijian.city.chance import Ints
from yijian.city.items import column, items
from yijian.city.records import Lines

PROP_BASE = 10_000


@dataclass
class Amounts:
    """Cents per line; ``fee`` = ``own`` (paid in full by the patient) + ``over`` (above the
    payment limit) + ``before`` (the patient's share that comes first) + ``inside`` (in scope)."""

    fee: Ints
    own: Ints
    over: Ints
    before: Ints
    inside: Ints


def half_up(value: Ints, whole: int) -> Ints:
    """``value / whole`` for values of 0 and more, rounded half up."""
    return (2 * value + whole) // (2 * whole)


def amounts_of(lines: Lines) -> Amounts:
    """The parts of each line; a returned line has the negative of what its units would cost."""
    units = np.abs(lines.count)
    sign = np.sign(lines.count)
    fee = units * lines.price
    by_patient = (lines.selfpaid == 1) | np.array([i.level == "03" for i in items()])[lines.item]
    limit = column("pay_limit")[lines.item]
    own = np.where(by_patient, fee, 0)
    over = np.where(by_patient | (limit == 0), 0, np.maximum(lines.price - limit, 0) * units)
    rest = fee - own - over
    before = half_up(rest * column("prop")[lines.item], PROP_BASE)
    return Amounts(sign * fee, sign * own, sign * over, sign * before, sign * (rest - before))
