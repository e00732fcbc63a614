"""Honest refunds: whole settlements taken back, and drugs returned within a stay."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from yijian.city.chance import stream
from yijian.city.days import DAY, HOUR, Horizon
from yijian.city.items import is_western
from yijian.city.reading import number
from yijian.city.records import NONE, STAY, Lines, Visits, joined, taken


def with_reversals(visits: Visits, horizon: Horizon, seed: int) -> Visits:
    """Some outpatient visits and purchases are taken back one to three days later."""
    rng = stream(seed, "reversals")
    chosen = (visits.kind != STAY) & (rng.random(len(visits)) < number("reversal_chance"))
    when = visits.settle + rng.integers(1, 4, len(visits)) * DAY
    chosen &= when // DAY <= horizon.last
    return replace(visits, reversed_at=np.where(chosen, when, NONE))


def with_returned_drugs(visits: Visits, lines: Lines, seed: int) -> Lines:
    """Some drug lines of stays are given back, half or whole, an hour later."""
    rng = stream(seed, "returned drugs")
    drug = is_western()[lines.item] & (visits.kind[lines.visit] == STAY)
    drug &= lines.planted == NONE
    chosen = np.flatnonzero(drug & (rng.random(len(lines)) < number("line_refund_chance")))
    back = taken(lines, chosen)
    whole = rng.random(len(back)) < 0.5
    count = np.where(whole, back.count, np.maximum(back.count // 2, 1))
    time = np.minimum(back.time + HOUR, (back.time // DAY + 1) * DAY - 1)
    back = replace(back, count=-count, time=time, refund_of=chosen.astype(np.int64))
    return joined([lines, back])
