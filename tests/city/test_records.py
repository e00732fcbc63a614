from __future__ import annotations

import numpy as np

from yijian.city.records import (
    Lines,
    Orders,
    Visits,
    full,
    in_order,
    joined,
    no_lines,
    no_visits,
    shifted,
    taken,
)


def _visits(settle: list[int], referred: list[int]) -> Visits:
    columns = [full(len(settle), 0) for _ in range(12)]
    columns[7], columns[11] = np.array(settle), np.array(referred)
    return Visits(*columns)


def _lines(visit: list[int], time: list[int], refund: list[int]) -> Lines:
    columns = [full(len(visit), 0) for _ in range(9)]
    columns[0], columns[4], columns[7] = np.array(visit), np.array(time), np.array(refund)
    return Lines(*columns)


def test_references_follow_when_rows_are_put_in_order() -> None:
    visits = _visits([30, 10, 20], [1, -1, -1])
    lines = _lines([0, 1, 2, 0], [5, 1, 9, 4], [3, -1, -1, -1])
    orders = Orders(np.array([0]), *[full(1, 0) for _ in range(5)])
    visits, lines, orders = in_order(visits, lines, orders)
    assert visits.settle.tolist() == [10, 20, 30]
    assert visits.referred_from.tolist() == [-1, -1, 0]
    assert lines.visit.tolist() == [0, 1, 2, 2]
    assert lines.time.tolist() == [1, 9, 4, 5]
    assert lines.refund_of.tolist() == [-1, -1, -1, 2]
    assert orders.visit.tolist() == [2]


def test_parts_are_joined_shifted_and_taken() -> None:
    one = _lines([0], [1], [-1])
    two = shifted(_lines([0, 0], [2, 3], [-1, 0]), 1, 1)
    both = joined([one, two])
    assert both.visit.tolist() == [0, 1, 1]
    assert both.refund_of.tolist() == [-1, -1, 1]
    assert len(taken(both, both.time > 1)) == 2
    assert (len(no_visits()), len(no_lines())) == (0, 0)
