"""The finished city before it is written: everything that the tables are made of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from yijian.city.amounts import Amounts
from yijian.city.benefits import Settlements
from yijian.city.chance import Ints, stream
from yijian.city.columns import serial, words
from yijian.city.days import Horizon
from yijian.city.ledger import Ledger
from yijian.city.people import People
from yijian.city.places import Area, Places, doctor_codes
from yijian.city.records import Lines, Orders, Visits


@dataclass
class World:
    """A city. ``honest`` persons come first in ``people``; the planted ones follow."""

    area: Area
    horizon: Horizon
    seed: int
    honest: int
    people: People
    places: Places
    visits: Visits
    lines: Lines
    orders: Orders
    amounts: Amounts
    settlements: Settlements
    ledger: Ledger
    trace_codes: dict[int, str]
    split_packs: set[int]
    phantoms: set[int]


@dataclass
class Names:
    """The codes by which the city's parts are known, one array per part."""

    person: pa.Array
    visit: pa.Array
    settlement: pa.Array
    line: pa.Array
    place: pa.Array
    place_name: pa.Array
    doctor: pa.Array


def names_of(world: World) -> Names:
    """Codes of persons (in an order that hides who was planted), visits, settlements, lines."""
    tag = f"{int(world.area.codes[0][:4]):04d}{world.seed % 10_000:04d}"
    order = stream(world.seed, "names").permutation(len(world.people)).astype(np.int64)
    return Names(
        person=serial(f"99{tag}", order, 10),
        visit=serial(f"M{tag}", _numbers(len(world.visits)), 11),
        settlement=serial(f"S{tag}", _numbers(len(world.ledger.visit)), 11),
        line=serial(tag, _numbers(len(world.ledger.source)), 12),
        place=words(world.places.code),
        place_name=words(world.places.name),
        doctor=words(doctor_codes(world.places)),
    )


def _numbers(size: int) -> Ints:
    return np.arange(1, size + 1, dtype=np.int64)
