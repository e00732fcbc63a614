"""Honest outpatient visits: never within a stay, never after death, one a day."""

from __future__ import annotations

import numpy as np

from yijian.city.care.choice import (
    choice_key,
    examinations,
    outpatient_drugs,
    plain_slices,
    prices,
    restricted_slices,
    treatments,
)
from yijian.city.care.setting import (
    MOST_PATIENTS,
    choose_doctor,
    choose_illness,
    choose_place,
    place_in_queue,
    seconds_of_queue,
)
from yijian.city.chance import Ints, picks, stream
from yijian.city.days import DAY, MINUTE, Horizon, ages
from yijian.city.illness import illnesses
from yijian.city.illness import number_of as illness_of
from yijian.city.items import column, number_of
from yijian.city.people import People, age_class
from yijian.city.places import Area, Places, kinds
from yijian.city.reading import number, rows, whole
from yijian.city.records import NONE, OUTPATIENT, Lines, Visits, full, joined, taken

YEAR = 365
WESTERN, TCM, SERVICES = 1, 2, 3
"""Numbers of the prescriptions of one visit."""
DOSES = 7


def days_of_care(
    rng: np.random.Generator, people: People, horizon: Horizon, rate_of: str
) -> tuple[Ints, Ints]:
    """Persons and days on which they go somewhere, each pair once, in order."""
    group = age_class(ages(people.birth, full(len(people), horizon.first)))
    rate = np.array([float(row[rate_of]) for row in rows("settings/ages.csv")])[group]
    times = rng.poisson(rate * horizon.days / YEAR)
    person = np.repeat(np.arange(len(people), dtype=np.int64), times)
    day = (rng.random(len(person)) * horizon.days).astype(np.int64)
    key = np.unique(person * horizon.days + day)
    return key // horizon.days, horizon.first + key % horizon.days


def free_of_stays(person: Ints, day: Ints, stays: Visits, people: People) -> np.ndarray:
    """Whether a person is alive and in no stay on the day (its two edge days included)."""
    free = np.ones(len(person), dtype=bool)
    turn = np.arange(len(stays)) - np.searchsorted(stays.person, stays.person)
    for position in range(int(turn.max(initial=-1)) + 1):
        first, last = full(len(people), 1 << 40), full(len(people), -1)
        chosen = taken(stays, turn == position)
        first[chosen.person], last[chosen.person] = chosen.begin // DAY, chosen.end // DAY
        free &= (day < first[person]) | (day > last[person])
    death = full(len(people), 1 << 40)
    dead = stays.death >= 0
    death[stays.person[dead]] = stays.death[dead]
    return free & (day <= death[person])


def make_outpatients(
    people: People, places: Places, area: Area, horizon: Horizon, stays: Visits, seed: int
) -> Visits:
    """All honest outpatient visits; ``stays`` must be in order of person."""
    rng = stream(seed, "outpatient")
    person, day = days_of_care(rng, people, horizon, "outpatient_per_year")
    free = free_of_stays(person, day, stays, people)
    person, day = person[free], day[free]
    place = choose_place(rng, places, area, people.area[person], "outpatient_share")
    doctor = choose_doctor(rng, places, place)
    queue = place_in_queue(doctor, day)
    seen = queue < MOST_PATIENTS
    person, day, place, doctor, queue = (x[seen] for x in (person, day, place, doctor, queue))
    group = age_class(ages(people.birth[person], day))
    begin = day * DAY + seconds_of_queue(queue)
    size = len(person)
    return Visits(
        person=person,
        place=place,
        kind=full(size, OUTPATIENT),
        illness=choose_illness(rng, people.sex[person], group, "outpatient"),
        doctor=doctor,
        begin=begin,
        end=begin,
        settle=begin + 25 * MINUTE,
        way=full(size, 0),
        death=full(size, NONE),
        reversed_at=full(size, NONE),
        referred_from=full(size, NONE),
    )


def lines_of(
    visits: Visits, places: Places, visit: Ints, item: Ints, count: Ints, order: int
) -> Lines:
    """Lines charged at the beginning of their visits, at the institution's price."""
    size = len(visit)
    return Lines(
        visit=visit,
        item=item,
        count=count,
        price=prices(places, visits.place[visit], item),
        time=visits.begin[visit],
        order=full(size, order),
        selfpaid=full(size, 0),
        refund_of=full(size, NONE),
        planted=full(size, NONE),
    )


def drug_counts(rng: np.random.Generator, item: Ints) -> Ints:
    """How many units of each drug an outpatient gets."""
    low, high = column("outpatient")[item].T
    count: Ints = low + (rng.random(len(item)) * (high + 1 - low)).astype(np.int64)
    return count


def _services(rng: np.random.Generator, visits: Visits, places: Places) -> Lines:
    expert = rng.random(len(visits)) < number("expert_chance")
    big = np.where(expert, number_of("专家门诊诊察费"), number_of("普通门诊诊察费"))
    consult = np.where(places.rank[visits.place] >= 2, big, number_of("一般诊疗费"))
    kind = np.array(places.kind, dtype=np.int64)[visits.place]
    chances = [number(f"drug_tests_{turn}") for turn in ("first", "second", "third")]
    tested, test = picks(rng, examinations(), visits.illness * len(kinds()) + kind, chances)
    treated, treatment = picks(rng, treatments(), visits.illness, (number("treatment_chance"),) * 2)
    visit = np.concatenate([np.arange(len(visits)), tested, treated])
    item = np.concatenate([consult, test, treatment])
    return lines_of(visits, places, visit, item, full(len(visit), 1), SERVICES)


def _western(
    rng: np.random.Generator, visits: Visits, people: People, places: Places, which: Ints
) -> Lines:
    chosen = taken(visits, which)
    age = ages(people.birth[chosen.person], chosen.begin // DAY)
    key = choice_key(chosen.illness, places.rank[chosen.place], age, people.sex[chosen.person])
    row, item = picks(rng, outpatient_drugs(), key, (0.95, 0.7, 0.35))
    return lines_of(visits, places, which[row], item, drug_counts(rng, item), WESTERN)


def _slices(rng: np.random.Generator, visits: Visits, places: Places, which: Ints) -> Lines:
    zero = full(len(which), 0)
    plain = picks(rng, [plain_slices()], zero, (1,) * 6 + (0.7,) * 3 + (0.4,) * 2)
    listed = picks(rng, [restricted_slices("tcm_not_paid_alone")], zero, (0.5, 0.2))
    row, item = (np.concatenate(pair) for pair in zip(plain, listed, strict=True))
    count = DOSES * rng.integers(6, 16, len(row)).astype(np.int64)
    return lines_of(visits, places, which[row], item, count, TCM)


def _sugar_tests(visits: Visits, places: Places, horizon: Horizon) -> Lines:
    """HbA1c of diabetics: the first visit within the open days of each slot."""
    slot_days = whole("hba1c_slot_days")
    day = visits.begin // DAY - horizon.first
    open_now = (visits.illness == illness_of("E11.900")) & (
        day % slot_days < whole("hba1c_open_days")
    )
    visit = np.flatnonzero(open_now)
    key = visits.person[visit] * 100 + day[visit] // slot_days
    _, first = np.unique(key, return_index=True)
    visit = visit[first]
    item = full(len(visit), number_of("糖化血红蛋白测定"))
    return lines_of(visits, places, visit, item, full(len(visit), 1), SERVICES)


def outpatient_lines(
    visits: Visits, people: People, places: Places, horizon: Horizon, seed: int
) -> Lines:
    """Everything charged in honest outpatient visits (``visits`` by person and day)."""
    rng = stream(seed, "outpatient lines")
    tcm_chance = np.array([illness.tcm for illness in illnesses()])[visits.illness]
    is_tcm = rng.random(len(visits)) < tcm_chance
    return joined(
        [
            _services(rng, visits, places),
            _western(rng, visits, people, places, np.flatnonzero(~is_tcm)),
            _slices(rng, visits, places, np.flatnonzero(is_tcm)),
            _sugar_tests(visits, places, horizon),
        ]
    )
