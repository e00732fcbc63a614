"""Honest stays: when, where, for what, and what is ordered in them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from yijian.city.care.choice import choice_key, prices, stay_drugs
from yijian.city.care.setting import choose_doctor, choose_illness, choose_place
from yijian.city.chance import Ints, picks, stream
from yijian.city.days import DAY, HOUR, MINUTE, Horizon, ages
from yijian.city.illness import illnesses
from yijian.city.items import column, number_of
from yijian.city.people import People, age_class
from yijian.city.places import Area, Places
from yijian.city.reading import Row, number, rows, whole
from yijian.city.records import NONE, STAY, Lines, Orders, Visits, full

YEAR = 365
EVERY_DAY = 99


def make_stays(people: People, places: Places, area: Area, horizon: Horizon, seed: int) -> Visits:
    """All honest stays: of one person they lie far apart, and none outlives its patient."""
    rng = stream(seed, "stays")
    group = age_class(ages(people.birth, full(len(people), horizon.first)))
    rate = np.array([float(row["stays_per_year"]) for row in rows("settings/ages.csv")])[group]
    apart = whole("stay_days_max") + whole("stay_gap_days")
    most = min(whole("stays_max"), max(1, horizon.days // apart))
    times = np.minimum(rng.poisson(rate * horizon.days / YEAR), most).astype(np.int64)
    person = np.repeat(np.arange(len(people), dtype=np.int64), times)
    turn = np.arange(len(person)) - np.repeat(np.cumsum(times) - times, times)
    nights = _nights(rng, len(person))
    slot = horizon.days // np.maximum(times[person], 1)
    spare = np.maximum(slot - nights - whole("stay_gap_days"), 1)
    first_day = horizon.first + turn * slot + (rng.random(len(person)) * spare).astype(np.int64)
    last_day = np.minimum(first_day + nights, horizon.last)
    begin = first_day * DAY + 8 * HOUR + rng.integers(0, 8 * 60, len(person)) * MINUTE
    end = last_day * DAY + 9 * HOUR + rng.integers(0, 7 * 60, len(person)) * MINUTE
    place = choose_place(rng, places, area, people.area[person], "stay_share")
    stays = Visits(
        person=person,
        place=place,
        kind=full(len(person), STAY),
        illness=choose_illness(rng, people.sex[person], group[person], "stay"),
        doctor=choose_doctor(rng, places, place),
        begin=begin,
        end=end,
        settle=end + 30 * MINUTE,
        way=_ways(rng, len(person)),
        death=full(len(person), NONE),
        reversed_at=full(len(person), NONE),
        referred_from=full(len(person), NONE),
    )
    return _deaths(rng, _long_enough(stays), people, turn == times[person] - 1)


def _nights(rng: np.random.Generator, count: int) -> Ints:
    nights = whole("stay_days_base") + rng.poisson(number("stay_days_more"), count)
    return np.minimum(nights, whole("stay_days_max")).astype(np.int64)


def _ways(rng: np.random.Generator, count: int) -> Ints:
    draw = rng.random(count)
    leave, transfer = number("leave_chance"), number("transfer_chance")
    return np.where(draw < leave, 4, np.where(draw < leave + transfer, 2, 1)).astype(np.int64)


def _long_enough(stays: Visits) -> Visits:
    short = stays.end // DAY - stays.begin // DAY < 2
    home = _simple_illness()
    return replace(stays, illness=np.where(short, home, stays.illness))


def _simple_illness() -> int:
    """The illness of a stay that the end of the horizon cuts too short for an operation."""
    return next(n for n, illness in enumerate(illnesses()) if illness.stay[1] > 0)


def _deaths(rng: np.random.Generator, stays: Visits, people: People, is_last: np.ndarray) -> Visits:
    age = ages(people.birth[stays.person], stays.end // DAY)
    dies = is_last & (age >= whole("death_age")) & (rng.random(len(stays)) < number("death_chance"))
    return replace(
        stays,
        way=np.where(dies, 5, stays.way),
        death=np.where(dies, stays.end // DAY, NONE),
    )


def _from_table(rng: np.random.Generator, stays: Visits, row: Row) -> Orders:
    prefixes = tuple(row["diagnoses"].split())
    fits = np.array([not prefixes or i.code.startswith(prefixes) for i in illnesses()])
    nights = stays.end // DAY - stays.begin // DAY
    start = int(row["start"])
    wanted = (
        fits[stays.illness] & (nights > start) & (rng.random(len(stays)) < float(row["chance"]))
    )
    visit = np.flatnonzero(wanted)
    named = np.array([number_of(name) for name in row["items"].split()], dtype=np.int64)
    item = named[rng.integers(0, len(named), len(visit))]
    step = int(row["step"])
    times = np.minimum(int(row["times"]), (nights[visit] - start + step - 1) // step)
    zero = full(len(visit), 0)
    return Orders(visit, item, zero, zero + start, times, zero + int(row["units"]))


def _drug_orders(rng: np.random.Generator, stays: Visits, people: People, rank: Ints) -> Orders:
    day = stays.begin // DAY
    age = ages(people.birth[stays.person], day)
    key = choice_key(stays.illness, rank, age, people.sex[stays.person])
    visit, item = picks(rng, stay_drugs(), key, (1.0, 0.95, 0.7, 0.45, 0.25))
    nights = (stays.end // DAY - day)[visit]
    share = 0.5 + 0.5 * rng.random(len(visit))
    times = np.maximum(1, np.round(nights * share)).astype(np.int64)
    course = column("course_days")[item]
    times = np.where(course > 0, np.minimum(times, course - 2), times)
    zero = full(len(visit), 0)
    return Orders(visit, item, zero, zero, times, column("daily")[item])


def make_orders(stays: Visits, people: People, places: Places, seed: int) -> tuple[Orders, Ints]:
    """What is ordered in each stay, numbered within it; and the step in days of each order."""
    rng = stream(seed, "orders")
    parts, steps = [], []
    for row in rows("settings/stay_items.csv"):
        part = _from_table(rng, stays, row)
        parts.append(part)
        steps.append(full(len(part), int(row["step"])))
    parts.append(_drug_orders(rng, stays, people, places.rank[stays.place]))
    steps.append(full(len(parts[-1]), 1))
    fields = ("visit", "item", "order", "start", "times", "units")
    orders = Orders(*[np.concatenate([getattr(part, name) for part in parts]) for name in fields])
    by_visit = np.argsort(orders.visit, kind="stable")
    visit = orders.visit[by_visit]
    turn = np.arange(len(visit)) - np.searchsorted(visit, visit)
    number_in_stay = np.empty_like(turn)
    number_in_stay[by_visit] = turn
    return replace(orders, order=number_in_stay + 1), np.concatenate(steps)


def stay_lines(stays: Visits, orders: Orders, step: Ints, places: Places, seed: int) -> Lines:
    """One line for each day of each order, inside the stay and never on the day of discharge."""
    rng = stream(seed, "stay lines")
    source = np.repeat(np.arange(len(orders)), orders.times)
    turn = np.arange(len(source)) - np.repeat(np.cumsum(orders.times) - orders.times, orders.times)
    visit = orders.visit[source]
    day = stays.begin[visit] // DAY + orders.start[source] + turn * step[source]
    morning = np.maximum(stays.begin[visit] + 10 * MINUTE, day * DAY + 7 * HOUR)
    span = day * DAY + 22 * HOUR - morning
    item = orders.item[source]
    size = len(source)
    return Lines(
        visit=visit,
        item=item,
        count=orders.units[source],
        price=prices(places, stays.place[visit], item),
        time=morning + (rng.random(size) * span).astype(np.int64),
        order=orders.order[source],
        selfpaid=full(size, 0),
        refund_of=full(size, NONE),
        planted=full(size, NONE),
    )
