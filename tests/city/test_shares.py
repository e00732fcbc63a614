from __future__ import annotations

import numpy as np

from yijian.city.shares import FundShares
from yijian.city.world import World


def _shares(world: World) -> FundShares:
    return FundShares(world.visits, world.lines, world.amounts, world.settlements)


def test_shares_add_up_to_what_the_fund_paid(world: World) -> None:
    shares = _shares(world)
    back = world.lines.visit[world.lines.refund_of >= 0]
    for visit in [*range(0, len(world.visits), 40), *back.tolist()]:
        parts = shares.of_visit(visit)
        if parts:
            assert sum(parts.values()) == world.settlements.fund[visit]
            assert min(parts.values()) >= 0


def test_a_reversed_settlement_has_no_shares(world: World) -> None:
    visit = int(np.flatnonzero(world.visits.reversed_at >= 0)[0])
    line = int(np.flatnonzero(world.lines.visit == visit)[0])
    assert _shares(world).of_visit(visit) == {}
    assert _shares(world).of_line(line) is None
