"""Stock: what each institution held, bought, sent back, threw away and holds at the end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yijian.city.chance import Ints, stream
from yijian.city.days import DAY, month_of
from yijian.city.items import column, items
from yijian.city.world import World

FIRST_STOCK = 2
RARE = 0.02
"""Share of goods of which one unit is thrown away, and of which one goes back to the supplier."""


@dataclass
class StockBook:
    """One row per institution and good that was claimed there.

    Whole stock units: ``opening``, ``bought`` (rows by months), ``wasted``, ``returned``. Claim
    units: ``claimed`` (net of refunds, all lines). ``closing``: hundredths of a stock unit.
    """

    place: Ints
    item: Ints
    opening: Ints
    bought: Ints
    wasted: Ints
    returned: Ints
    claimed: Ints
    closing: Ints

    @property
    def available(self) -> Ints:
        """What could be claimed by the books, in hundredths of a claim unit."""
        gone = 100 * (self.opening + self.bought.sum(axis=1) - self.wasted - self.returned)
        left: Ints = (gone - self.closing) * column("claim_units")[self.item]
        return left

    def row(self, place: int, item: int) -> int:
        """The row of one institution and item.

        Raises:
            IndexError: the item was never claimed there.
        """
        return int(np.flatnonzero((self.place == place) & (self.item == item))[0])


def stock_book(world: World) -> StockBook:
    """The stock that covers all claims but the phantom ones."""
    lines, ledger = world.lines, world.ledger
    goods = np.array([item.list_type != "201" for item in items()])
    booked = np.flatnonzero(goods[lines.item[ledger.source]])
    source = ledger.source[booked]
    key = world.visits.place[lines.visit[source]] * len(items()) + lines.item[source]
    pairs, pair = np.unique(key, return_inverse=True)
    units = lines.count[source] * ledger.line_sign[booked]
    real = ~np.isin(lines.planted[source], sorted(world.phantoms))
    months = world.horizon.months
    month = np.clip(month_of(ledger.line_time[booked] // DAY) - months.start, 0, len(months) - 1)
    item = pairs % len(items())
    per_unit = column("claim_units")[item]
    need = _sums(pair * len(months) + month, units * (real & (units > 0)), len(pairs) * len(months))
    need = need.reshape(len(pairs), len(months))
    bought = -(-need // per_unit[:, np.newaxis])
    opening = FIRST_STOCK + bought[:, 0] // 3
    used = _sums(pair, units * real, len(pairs))
    rng = stream(world.seed, "stock")
    honest = _sums(pair, (~real).astype(np.int64), len(pairs)) == 0
    wasted = (honest & (rng.random(len(pairs)) < RARE)).astype(np.int64)
    returned = (honest & (rng.random(len(pairs)) < RARE)).astype(np.int64)
    held = 100 * (opening + bought.sum(axis=1) - wasted - returned)
    return StockBook(
        place=pairs // len(items()),
        item=item,
        opening=opening,
        bought=bought,
        wasted=wasted,
        returned=returned,
        claimed=_sums(pair, units, len(pairs)),
        closing=held + (-100 * used) // per_unit,
    )


def _sums(cell: Ints, values: Ints, size: int) -> Ints:
    return np.rint(np.bincount(cell, weights=values.astype(float), minlength=size)).astype(np.int64)
