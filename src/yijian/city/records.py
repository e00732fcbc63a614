"""Care as columns: visits and the lines charged in them, before money is worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from yijian.city.chance import Ints

OUTPATIENT, STAY, PURCHASE = 0, 1, 2
NONE = -1

T = TypeVar("T", "Visits", "Lines", "Orders")


@dataclass
class Visits:
    """Visits as parallel arrays.

    ``person, place, doctor, illness``: numbers (doctor -1: none). ``kind``: outpatient, stay or
    purchase. ``begin, end, settle, reversed_at``: seconds (reversed -1: never). ``way``: how
    the patient left (0: no stay). ``death``: day of death on this visit's record, -1: none.
    ``referred_from``: an earlier visit, -1: none.
    """

    person: Ints
    place: Ints
    kind: Ints
    illness: Ints
    doctor: Ints
    begin: Ints
    end: Ints
    settle: Ints
    way: Ints
    death: Ints
    reversed_at: Ints
    referred_from: Ints

    def __len__(self) -> int:
        return len(self.person)


@dataclass
class Lines:
    """Charged lines as parallel arrays.

    ``count``: units, negative where goods came back. ``price``: cents. ``time``: seconds.
    ``order``: number of the prescription or order in its visit. ``selfpaid``: 1 where the
    patient pays all. ``refund_of``: the line that this one takes back, -1: none. ``planted``:
    number given by the planting, -1 for honest care.
    """

    visit: Ints
    item: Ints
    count: Ints
    price: Ints
    time: Ints
    order: Ints
    selfpaid: Ints
    refund_of: Ints
    planted: Ints

    def __len__(self) -> int:
        return len(self.visit)


@dataclass
class Orders:
    """Orders of stays: item, first day, how many days, units a day."""

    visit: Ints
    item: Ints
    order: Ints
    start: Ints
    times: Ints
    units: Ints

    def __len__(self) -> int:
        return len(self.visit)


def joined(parts: Sequence[T]) -> T:
    """The rows of all parts, one after the other."""
    return type(parts[0])(
        **{f.name: np.concatenate([getattr(part, f.name) for part in parts])
           for f in fields(parts[0])}
    )  # fmt: skip


def taken(rows: T, positions: Ints | NDArray[np.bool_]) -> T:
    """The rows at these positions."""
    return type(rows)(**{f.name: getattr(rows, f.name)[positions] for f in fields(rows)})


def no_visits() -> Visits:
    """Not one visit."""
    return Visits(*[np.zeros(0, dtype=np.int64) for _ in fields(Visits)])


def no_lines() -> Lines:
    """Not one line."""
    return Lines(*[np.zeros(0, dtype=np.int64) for _ in fields(Lines)])


def full(size: int, value: int) -> Ints:
    """An array of one value."""
    return np.full(size, value, dtype=np.int64)


def shifted(lines: Lines, visits: int, before: int) -> Lines:
    """The same lines, when ``visits`` visits and ``before`` lines are put before them."""
    refund = np.where(lines.refund_of >= 0, lines.refund_of + before, NONE)
    return replace(lines, visit=lines.visit + visits, refund_of=refund)


def in_order(visits: Visits, lines: Lines, orders: Orders) -> tuple[Visits, Lines, Orders]:
    """Visits by the time of settlement, lines by visit and time; references follow."""
    by_time = np.argsort(visits.settle, kind="stable")
    place_of = np.empty_like(by_time)
    place_of[by_time] = np.arange(len(by_time))
    came_from = np.where(
        visits.referred_from >= 0, place_of[np.maximum(visits.referred_from, 0)], NONE
    )
    visits = taken(replace(visits, referred_from=came_from), by_time)
    visit = place_of[lines.visit]
    by_line = np.lexsort((lines.time, visit))
    line_of = np.empty_like(by_line)
    line_of[by_line] = np.arange(len(by_line))
    refund = np.where(lines.refund_of >= 0, line_of[np.maximum(lines.refund_of, 0)], NONE)
    lines = taken(replace(lines, visit=visit, refund_of=refund), by_line)
    return visits, lines, replace(orders, visit=place_of[orders.visit])
