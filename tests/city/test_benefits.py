from __future__ import annotations

import numpy as np

from yijian.city.people import EMPLOYEE
from yijian.city.records import STAY
from yijian.city.world import World


def test_funds_never_pay_more_than_what_is_in_scope(world: World) -> None:
    paid = world.settlements
    assert (paid.fund >= 0).all()
    assert (paid.fund <= paid.inside).all()
    assert (paid.fee == paid.own + paid.over + paid.before + paid.inside).all()
    assert (paid.account <= paid.person).all()


def test_only_employees_have_accounts(world: World) -> None:
    employee = world.people.insutype[world.visits.person] == EMPLOYEE
    assert (world.settlements.account[~employee] == 0).all()
    assert (world.settlements.account[employee] > 0).any()


def test_levels_and_kinds_of_care_differ(world: World) -> None:
    visits, ratio = world.visits, world.settlements.ratio
    employee = world.people.insutype[visits.person] == EMPLOYEE
    rank = world.places.rank[visits.place]
    stay = visits.kind == STAY
    chosen = (
        employee & stay & (rank == 3),
        employee & stay & (rank == 2),
        ~employee & stay & (rank == 3),
        employee & ~stay & (rank == 3),
    )
    found = [sorted(set(ratio[part].tolist())) for part in chosen]
    assert found == [[8500], [8800], [6000], [5000]]


def test_a_second_stay_of_the_year_has_half_the_deductible(world: World) -> None:
    visits, paid = world.visits, world.settlements
    employee = world.people.insutype[visits.person] == EMPLOYEE
    second_level = world.places.rank[visits.place] == 2
    stays = np.flatnonzero((visits.kind == STAY) & employee & second_level)
    later = [visits.begin[s] > visits.begin[stays[visits.person[stays] == visits.person[s]]].min()
             for s in stays]  # fmt: skip
    enough = paid.inside[stays] > 50_000
    assert set(paid.deductible[stays[enough & np.array(later)]].tolist()) == {25_000}
