from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from yijian.city.amounts import amounts_of, half_up
from yijian.city.items import items
from yijian.city.records import Lines


def _line(item: int, count: int, price: int, selfpaid: int) -> Lines:
    return Lines(*[np.array([n]) for n in (0, item, count, price, 0, 1, selfpaid, -1, -1)])


@given(
    st.integers(0, len(items()) - 1),
    st.integers(-500, 500).filter(bool),
    st.integers(1, 500_000),
    st.integers(0, 1),
)
def test_a_line_falls_into_its_four_parts(item: int, count: int, price: int, selfpaid: int) -> None:
    a = amounts_of(_line(item, count, price, selfpaid))
    assert a.fee[0] == count * price == a.own[0] + a.over[0] + a.before[0] + a.inside[0]
    parts = np.array([a.own[0], a.over[0], a.before[0], a.inside[0]]) * np.sign(count)
    assert (parts >= 0).all()
    if selfpaid:
        assert a.inside[0] == 0


@given(st.integers(0, 10**9), st.integers(1, 10**4))
def test_half_up(value: int, whole: int) -> None:
    rounded = int(half_up(np.array([value]), whole)[0])
    assert 2 * whole * rounded - whole <= 2 * value < 2 * whole * rounded + whole
