"""Trace codes: which box went over which counter, came back, and was sold again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from yijian.city.chance import Ints
from yijian.city.columns import serial
from yijian.city.items import is_western
from yijian.city.records import NONE, PURCHASE
from yijian.city.world import World


@dataclass
class Sales:
    """One row per box sold at a pharmacy: its ``line``, trace code, whether it was broken up.

    The row's code is ``98`` (planted) or ``99`` and ``number`` padded to 18 digits. ``returned``:
    seconds at which it came back, -1: never.
    """

    line: Ints
    number: Ints
    planted: np.ndarray
    split: np.ndarray
    returned: Ints

    @property
    def codes(self) -> pa.Array:
        """``drug_trac_codg`` of each row, 20 digits."""
        honest, planted = serial("99", self.number, 18), serial("98", self.number, 18)
        return pc.if_else(pa.array(self.planted), planted, honest)


def make_sales(world: World) -> Sales:
    """Every box sold, in order of line; a phantom sale has no box."""
    lines, visits = world.lines, world.visits
    sold = (visits.kind[lines.visit] == PURCHASE) & is_western()[lines.item] & (lines.count > 0)
    sold &= ~np.isin(lines.planted, sorted(world.phantoms))
    line = np.repeat(np.flatnonzero(sold), lines.count[sold])
    source = lines.planted[line]
    chosen = np.isin(source, sorted(world.trace_codes))
    number = np.arange(1, len(line) + 1, dtype=np.int64)
    number[chosen] = [int(world.trace_codes[int(n)][2:]) for n in source[chosen]]
    sales = Sales(
        line=line,
        number=number,
        planted=chosen,
        split=np.isin(source, sorted(world.split_packs)),
        returned=visits.reversed_at[lines.visit[line]],
    )
    return _sold_again(world, sales)


def _sold_again(world: World, sales: Sales) -> Sales:
    """Boxes that came back go out with the next sale of the same drug at the same pharmacy."""
    lines, visits = world.lines, world.visits
    good = visits.place[lines.visit[sales.line]] * 1_000 + lines.item[sales.line]
    key = (good << 32) + lines.time[sales.line]
    order = np.argsort(key, kind="stable")
    back = np.flatnonzero((sales.returned != NONE) & ~sales.planted)
    following = np.searchsorted(key[order], (good[back] << 32) + sales.returned[back], side="right")
    inside = following < len(order)
    back, following = back[inside], order[following[inside]]
    fits = (good[following] == good[back]) & ~sales.planted[following]
    fits &= (sales.returned[following] == NONE) & (lines.planted[sales.line[following]] == NONE)
    back, following = back[fits], following[fits]
    following, first = np.unique(following, return_index=True)
    sales.number[following] = sales.number[back[first]]
    return sales
