from __future__ import annotations

import numpy as np

from yijian.city.build import cases_for
from yijian.city.planting import Stage
from yijian.city.world import World


def test_larger_cities_hold_more_cases() -> None:
    assert cases_for(600) == cases_for(15_000) == 6
    assert cases_for(100_000) == 40


def test_planted_persons_have_no_honest_care(world: World) -> None:
    planted_line = world.lines.planted >= 0
    person = world.visits.person[world.lines.visit]
    assert (person[planted_line] >= world.honest).all()
    assert (person[~planted_line] < world.honest).all()


def test_every_planted_line_is_there(world: World, stage: Stage) -> None:
    found = world.lines.planted[world.lines.planted >= 0]
    assert sorted(found.tolist()) == list(range(len(stage.lines)))
    assert np.isin(world.lines.refund_of[world.lines.planted >= 0], [-1]).all()
