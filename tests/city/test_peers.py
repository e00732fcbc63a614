from __future__ import annotations

import numpy as np

from yijian.city.items import is_drug
from yijian.city.peers import DrugShares, near_misses, near_peers
from yijian.city.planting import Stage
from yijian.city.world import World

DISTANCE = 0.2


def test_only_the_planted_hospitals_stand_out(world: World) -> None:
    shares = DrugShares(world.visits, world.lines, world.places)
    above = shares.above_peers(is_drug()[world.lines.item])
    honest = np.array(world.places.honest)
    assert np.nanmax(above[honest]) < DISTANCE
    assert np.nanmin(above[~honest]) > DISTANCE


def test_what_is_near_is_left_alone(world: World) -> None:
    assert len(near_peers(world.visits, world.lines, world.places)) >= 0.99 * len(world.lines)


def test_near_misses_are_honest_and_no_subject_of_another_scheme(
    world: World, stage: Stage
) -> None:
    labels = near_misses(world.visits, world.lines, world.places, stage)
    assert len(labels) == stage.cases
    for label in labels:
        assert label.kind == "innocent"
        assert world.places.honest[int(label.subject_code)]
        assert int(label.subject_code) not in stage.subjects
