from __future__ import annotations

import numpy as np

from yijian.city.care.choice import (
    choice_key,
    examinations,
    outpatient_drugs,
    plain_slices,
    prices,
    restricted_slices,
    shop_drugs,
    stay_drugs,
    treatments,
)
from yijian.city.illness import illnesses
from yijian.city.illness import number_of as illness_of
from yijian.city.items import column, items, number_of
from yijian.city.places import area_of, kinds, make_places


def _group(illness: str, rank: int, age: int, sex: int) -> set[int]:
    key = choice_key(*[np.array([n]) for n in (illness_of(illness), rank, age, sex)])
    return set(outpatient_drugs()[int(key[0])].tolist())


def test_age_sex_and_level_bound_the_choice() -> None:
    small = number_of("小儿化痰止咳颗粒")
    assert small in _group("J20.900", 2, 12, 1)
    assert small not in _group("J20.900", 2, 13, 1)
    assert not any(items()[n].max_age < 15 for n in _group("J20.900", 2, 15, 1))
    assert all(items()[n].sex in (0, 1) for n in _group("N40.x00", 3, 60, 1))
    high = number_of("司美格鲁肽注射液")
    assert high in _group("E11.900", 2, 50, 1)
    assert high not in _group("E11.900", 1, 50, 1)


def test_pharmacies_sell_whole_packs() -> None:
    sold = {n for group in shop_drugs() for n in group.tolist()}
    assert sold
    assert all(items()[n].claim_units == 1 for n in sold)


def test_groups_exist_for_every_key() -> None:
    assert len(stay_drugs()) == len(outpatient_drugs()) == len(illnesses()) * 4 * 4 * 2
    assert len(examinations()) == len(illnesses()) * len(kinds())
    assert len(treatments()) == len(illnesses())


def test_slices_are_apart() -> None:
    plain = set(plain_slices().tolist())
    alone = set(restricted_slices("tcm_not_paid_alone").tolist())
    never = set(restricted_slices("tcm_never_paid").tolist())
    assert len(plain | alone | never) == len(plain) + len(alone) + len(never) == 41


def test_prices_stay_below_the_ceiling() -> None:
    places = make_places(area_of("lanzhou"), 300, 1)
    item = np.tile(np.arange(len(items())), len(places.code))
    place = np.repeat(np.arange(len(places.code)), len(items()))
    asked = prices(places, place, item)
    ceiling = column("ceiling")[item, places.rank[place]]
    assert (asked > 0).all()
    assert (asked <= ceiling)[ceiling > 0].all()
