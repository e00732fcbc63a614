"""Builds the city in memory: honest care, planted cases, and the books about both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from yijian.city.amounts import amounts_of
from yijian.city.balance import balance
from yijian.city.benefits import settle
from yijian.city.care.outpatient import make_outpatients, outpatient_lines
from yijian.city.care.purchases import make_purchases
from yijian.city.care.refunds import with_returned_drugs, with_reversals
from yijian.city.care.stays import make_orders, make_stays, stay_lines
from yijian.city.days import Horizon
from yijian.city.ledger import booked
from yijian.city.peers import near_misses, near_peers
from yijian.city.people import People, make_people
from yijian.city.places import Area, Places, make_places
from yijian.city.planting import Stage
from yijian.city.records import NONE, Lines, Orders, Visits, in_order, joined, shifted
from yijian.city.schemes.registry import plant_all
from yijian.city.world import World

Progress = Callable[[str], None]
FEWEST_CASES = 6
PERSONS_PER_CASE = 2_500


def cases_for(persons: int) -> int:
    """How many cases each scheme plants in a city of so many persons."""
    return max(FEWEST_CASES, persons // PERSONS_PER_CASE)


def _honest(
    people: People, places: Places, area: Area, horizon: Horizon, seed: int
) -> tuple[Visits, Lines, Orders]:
    stays = make_stays(people, places, area, horizon, seed)
    orders, step = make_orders(stays, people, places, seed)
    in_stays = stay_lines(stays, orders, step, places, seed)
    outpatients = make_outpatients(people, places, area, horizon, stays, seed)
    at_doctors = outpatient_lines(outpatients, people, places, horizon, seed)
    purchases, bought = make_purchases(people, places, area, horizon, stays, seed)
    visits = joined([stays, outpatients, purchases])
    lines = joined(
        [
            in_stays,
            shifted(at_doctors, len(stays), 0),
            shifted(bought, len(stays) + len(outpatients), 0),
        ]
    )
    return with_reversals(visits, horizon, seed), lines, orders


def _with_planted(
    stage: Stage, people: People, visits: Visits, lines: Lines
) -> tuple[People, Visits, Lines]:
    persons, planted_visits, planted_lines = stage.built()
    referred = planted_visits.referred_from
    planted_visits = replace(
        planted_visits,
        person=planted_visits.person + len(people),
        referred_from=np.where(referred >= 0, referred + len(visits), NONE),
    )
    planted_lines = shifted(planted_lines, len(visits), len(lines))
    return (
        people.joined(persons),
        joined([visits, planted_visits]),
        joined([lines, planted_lines]),
    )


def build(
    area: Area, persons: int, months: int, seed: int, progress: Progress
) -> tuple[World, Stage]:
    """The whole city, and the stage with its labels."""
    horizon = Horizon.of(months)
    places = make_places(area, persons, seed)
    people = make_people(persons, len(area.codes), horizon, seed)
    progress("诚实的就诊与购药")
    visits, lines, orders = _honest(people, places, area, horizon, seed)
    progress("埋设的情形")
    stage = Stage(places, area.codes[0], horizon, cases_for(persons), seed)
    plant_all(stage)
    balance(stage)
    people, visits, lines = _with_planted(stage, people, visits, lines)
    lines = near_peers(visits, lines, places)
    stage.labels += near_misses(visits, lines, places, stage)
    lines = with_returned_drugs(visits, lines, seed)
    visits, lines, orders = in_order(visits, lines, orders)
    progress("结算")
    amounts = amounts_of(lines)
    settlements = settle(visits, lines, amounts, people, places, seed)
    world = World(
        area, horizon, seed, persons, people, places, visits, lines, orders, amounts, settlements,
        booked(visits, lines), stage.trace_codes, stage.split_packs, stage.phantoms,
    )  # fmt: skip
    return world, stage
