"""The population: who lives in the city, and how each person is insured."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from yijian.city.chance import Ints, stream, weighted
from yijian.city.days import Horizon, ages
from yijian.city.reading import number, rows

EMPLOYEE, RESIDENT = 310, 390
YEAR_DAYS = 365.25


@dataclass
class People:
    """Persons as parallel arrays: ``sex`` 1 or 2, ``birth`` a day, ``insutype`` 310 or 390,
    ``civil`` and ``assisted`` 0 or 1, ``area`` a position in the city's areas."""

    sex: Ints
    birth: Ints
    insutype: Ints
    civil: Ints
    assisted: Ints
    area: Ints

    def __len__(self) -> int:
        return len(self.sex)

    def joined(self, other: People) -> People:
        """These persons and then the others."""
        return People(
            **{f.name: np.concatenate([getattr(self, f.name), getattr(other, f.name)])
               for f in fields(self)}
        )  # fmt: skip


def age_class(age: Ints) -> Ints:
    """0 child, 1 adult, 2 middle, 3 old, by full years."""
    edges = [int(row["age_from"]) for row in rows("settings/ages.csv")]
    return np.searchsorted(np.array(edges[1:]), age, side="right").astype(np.int64)


def make_people(count: int, areas: int, horizon: Horizon, seed: int) -> People:
    """``count`` persons with the age, sex and insurance mix of ``settings/``."""
    rng = stream(seed, "people")
    table = rows("settings/ages.csv")
    group = weighted(rng, [float(row["population_share"]) for row in table], count)
    low = np.array([int(row["age_from"]) for row in table])[group]
    high = np.array([int(row["age_to"]) for row in table])[group]
    years = low + rng.random(count) * (high + 1 - low)
    birth = horizon.first - np.ceil(years * YEAR_DAYS).astype(np.int64)
    age = ages(birth, np.full(count, horizon.first, dtype=np.int64))
    working = (age >= 18) & (rng.random(count) < number("employee_share"))
    insutype = np.where(working, EMPLOYEE, RESIDENT).astype(np.int64)
    civil = working & (rng.random(count) < number("civil_share"))
    assisted = ~working & (rng.random(count) < number("assisted_share"))
    return People(
        sex=np.where(rng.random(count) < number("male_share"), 1, 2).astype(np.int64),
        birth=birth,
        insutype=insutype,
        civil=civil.astype(np.int64),
        assisted=assisted.astype(np.int64),
        area=rng.integers(0, areas, count).astype(np.int64),
    )
