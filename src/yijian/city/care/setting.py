"""Where and with whom a visit takes place."""

from __future__ import annotations

import numpy as np

from yijian.city.chance import Ints, weighted
from yijian.city.days import HOUR, MINUTE
from yijian.city.illness import illnesses
from yijian.city.places import RESERVED_DOCTORS, Area, Places, kinds
from yijian.city.reading import whole
from yijian.city.records import full

OPENING = 8 * HOUR
MOST_PATIENTS = 130
"""Patients a doctor sees in a day at most: 130 times four minutes end before five o'clock."""


def choose_place(
    rng: np.random.Generator, places: Places, area: Area, home: Ints, share: str
) -> Ints:
    """An honest institution in the person's area, its kind by ``share`` of the settings."""
    kind = weighted(rng, [float(row[share]) for row in kinds()], len(home))
    return in_kind(rng, places, area, home, kind)


def in_kind(rng: np.random.Generator, places: Places, area: Area, home: Ints, kind: Ints) -> Ints:
    """An honest institution of the given kind in the person's area."""
    groups = [places.group(code, number) for code in area.codes for number in range(len(kinds()))]
    starts = np.array([group[0] for group in groups], dtype=np.int64)
    sizes = np.array([len(group) for group in groups], dtype=np.int64)
    group = home * len(kinds()) + kind
    chosen: Ints = starts[group] + (rng.random(len(home)) * sizes[group]).astype(np.int64)
    return chosen


def choose_doctor(rng: np.random.Generator, places: Places, place: Ints) -> Ints:
    """A doctor of the institution who is not reserved."""
    free = places.doctor_count[place] - RESERVED_DOCTORS
    return places.doctor_start[place] + (rng.random(len(place)) * free).astype(np.int64)


def choose_illness(rng: np.random.Generator, sex: Ints, group: Ints, weights_of: str) -> Ints:
    """An illness by the weights of sex and age class (``weights_of`` outpatient or stay)."""
    chosen = full(len(sex), 0)
    for one_sex in (1, 2):
        for one_class in range(4):
            members = np.flatnonzero((sex == one_sex) & (group == one_class))
            weights = [
                getattr(illness, weights_of)[one_class] * (illness.sex in (0, one_sex))
                for illness in illnesses()
            ]
            chosen[members] = weighted(rng, weights, len(members))
    return chosen


def place_in_queue(doctor: Ints, day: Ints) -> Ints:
    """How many patients of the same doctor and day stand before each one."""
    order = np.lexsort((day, doctor))
    sorted_key = doctor[order] * 100_000 + day[order]
    new = np.concatenate([[True], sorted_key[1:] != sorted_key[:-1]])
    first = np.maximum.accumulate(np.where(new, np.arange(len(order)), 0))
    queue = np.empty(len(order), dtype=np.int64)
    queue[order] = np.arange(len(order)) - first
    return queue


def seconds_of_queue(queue: Ints) -> Ints:
    """When in the day the patient's turn comes."""
    return OPENING + queue * whole("minutes_per_patient") * MINUTE
