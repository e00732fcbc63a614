from __future__ import annotations

import numpy as np

from yijian.city.ledger import booked
from yijian.city.world import World


def test_a_reversal_takes_back_a_whole_settlement(world: World) -> None:
    ledger = booked(world.visits, world.lines)
    undone = np.flatnonzero(ledger.sign == -1)
    assert len(undone) > 0
    for reversal in undone:
        original = ledger.reverses[reversal]
        mine = ledger.source[ledger.settlement == original]
        back = ledger.source[ledger.settlement == reversal]
        assert (mine == back).all()
        assert ledger.time[reversal] > ledger.time[original]
    assert (ledger.takes_back[ledger.line_sign == -1] >= 0).all()


def test_originals_come_first(world: World) -> None:
    ledger = booked(world.visits, world.lines)
    assert (ledger.source[: len(world.lines)] == np.arange(len(world.lines))).all()
    assert (ledger.visit[: len(world.visits)] == np.arange(len(world.visits))).all()
