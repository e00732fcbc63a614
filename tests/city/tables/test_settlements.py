from __future__ import annotations

import numpy as np

from tests.city.town import Town
from yijian.city.records import PURCHASE, STAY
from yijian.city.tables.settlements import med_types, settlements, visit_columns
from yijian.city.world import World, names_of


def test_kinds_of_care(world: World) -> None:
    visit = np.arange(len(world.visits), dtype=np.int64)
    types = np.array(med_types(world, visit).to_pylist())
    assert set(types[world.visits.kind == STAY]) == {"21"}
    assert set(types[world.visits.kind == PURCHASE]) == {"41"}
    assert set(types) == {"11", "14", "21", "41"}


def test_the_shared_columns_are_of_the_visit(world: World) -> None:
    names = names_of(world)
    columns = visit_columns(world, names, np.array([5]))
    person, place = int(world.visits.person[5]), int(world.visits.place[5])
    assert columns["psn_no"].to_pylist() == [names.person[person].as_py()]
    assert columns["fixmedins_code"].to_pylist() == [world.places.code[place]]
    assert columns["hosp_lv"].to_pylist() == [world.places.level[place]]


def test_slices_are_the_rows_of_the_whole(world: World) -> None:
    names = names_of(world)
    whole = settlements(world, names, slice(None))
    assert whole.slice(7, 9).equals(settlements(world, names, slice(7, 16)))


def test_nobody_is_settled_before_the_care(town: Town) -> None:
    assert (
        town.one("""
        SELECT count(*) FROM setl_d AS s JOIN fee_list_d AS f USING (setl_id)
        WHERE s.setl_time < f.fee_ocur_time""")
        == 0
    )
