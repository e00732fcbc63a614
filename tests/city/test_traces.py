from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pyarrow.compute as pc

from yijian.city.traces import make_sales
from yijian.city.world import World


def test_a_code_is_sold_again_only_after_it_came_back(world: World) -> None:
    sales = make_sales(world)
    seen: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row, code in enumerate(sales.codes.to_pylist()):
        if not sales.planted[row]:
            seen[code].append((int(world.lines.time[sales.line[row]]), int(sales.returned[row])))
    again = [sorted(times) for times in seen.values() if len(times) > 1]
    assert again
    for times in again:
        assert all(0 <= one[1] < other[0] for one, other in pairwise(times))


def test_codes_have_twenty_digits_and_phantoms_have_none(world: World) -> None:
    sales = make_sales(world)
    assert pc.all(pc.equal(pc.utf8_length(sales.codes), 20)).as_py()
    assert not set(world.lines.planted[sales.line].tolist()) & world.phantoms
