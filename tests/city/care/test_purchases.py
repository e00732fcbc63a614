from __future__ import annotations

import numpy as np

from yijian.city.care.outpatient import free_of_stays
from yijian.city.care.purchases import make_purchases
from yijian.city.care.stays import make_stays
from yijian.city.days import DAY, Horizon
from yijian.city.items import is_western, items
from yijian.city.people import make_people
from yijian.city.places import PHARMACY, area_of, make_places

AREA, HORIZON = area_of("lanzhou"), Horizon.of(12)


def test_pharmacies_sell_drugs_to_those_who_can_come() -> None:
    people, places = make_people(1_500, 1, HORIZON, 4), make_places(AREA, 1_500, 4)
    stays = make_stays(people, places, AREA, HORIZON, 4)
    visits, lines = make_purchases(people, places, AREA, HORIZON, stays, 4)
    assert {places.kind[p] for p in visits.place} == {PHARMACY}
    assert (visits.doctor == -1).all()
    assert is_western()[lines.item].all()
    assert free_of_stays(visits.person, visits.begin // DAY, stays, people).all()
    assert set(np.unique(lines.visit)) == set(range(len(visits)))
    assert all("P" in items()[item].place for item in np.unique(lines.item))
