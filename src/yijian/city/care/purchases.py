"""Honest purchases at pharmacies."""

from __future__ import annotations

import numpy as np

from yijian.city.care.choice import choice_key, shop_drugs
from yijian.city.care.outpatient import WESTERN, days_of_care, drug_counts, free_of_stays, lines_of
from yijian.city.care.setting import OPENING, choose_illness, in_kind
from yijian.city.chance import picks, stream
from yijian.city.days import DAY, HOUR, MINUTE, Horizon, ages
from yijian.city.people import People, age_class
from yijian.city.places import PHARMACY, Area, Places
from yijian.city.records import NONE, PURCHASE, Lines, Visits, full


def make_purchases(
    people: People, places: Places, area: Area, horizon: Horizon, stays: Visits, seed: int
) -> tuple[Visits, Lines]:
    """All honest purchases with their lines; a purchase sells one to three drugs."""
    rng = stream(seed, "purchases")
    person, day = days_of_care(rng, people, horizon, "purchases_per_year")
    free = free_of_stays(person, day, stays, people)
    person, day = person[free], day[free]
    age = ages(people.birth[person], day)
    illness = choose_illness(rng, people.sex[person], age_class(age), "outpatient")
    key = choice_key(illness, full(len(person), 0), age, people.sex[person])
    served = np.array([len(group) > 0 for group in shop_drugs()])[key]
    person, day, illness, key = (x[served] for x in (person, day, illness, key))
    size = len(person)
    begin = day * DAY + OPENING + rng.integers(0, 13 * HOUR // MINUTE, size) * MINUTE
    visits = Visits(
        person=person,
        place=in_kind(rng, places, area, people.area[person], full(size, PHARMACY)),
        kind=full(size, PURCHASE),
        illness=illness,
        doctor=full(size, NONE),
        begin=begin,
        end=begin,
        settle=begin,
        way=full(size, 0),
        death=full(size, NONE),
        reversed_at=full(size, NONE),
        referred_from=full(size, NONE),
    )
    row, item = picks(rng, shop_drugs(), key, (1.0, 0.6, 0.3))
    return visits, lines_of(visits, places, row, item, drug_counts(rng, item), WESTERN)
