"""What each settlement pays: deductible, ratio, supplements, personal account, in whole cents."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from yijian.city.amounts import PROP_BASE, Amounts, half_up
from yijian.city.chance import Ints, stream
from yijian.city.days import DAY
from yijian.city.people import EMPLOYEE, RESIDENT, People
from yijian.city.places import Places
from yijian.city.reading import cents, number, rows
from yijian.city.records import STAY, Lines, Visits

_SETTINGS = ("门诊", "住院", "购药")


@dataclass
class Settlements:
    """Cents per visit: the totals of its lines, and who pays them."""

    fee: Ints
    own: Ints
    over: Ints
    before: Ints
    inside: Ints
    deductible: Ints
    pool: Ints
    civil: Ints
    major: Ints
    assistance: Ints
    account: Ints
    ratio: Ints

    @property
    def fund(self) -> Ints:
        """``fund_pay_sumamt``: all that funds pay."""
        return self.pool + self.civil + self.major + self.assistance

    @property
    def person(self) -> Ints:
        """``psn_pay``: what the patient pays."""
        return self.fee - self.fund


def _totals(lines: Lines, values: Ints, visits: int) -> Ints:
    sums = np.bincount(lines.visit, weights=values.astype(np.float64), minlength=visits)
    return np.rint(sums).astype(np.int64)


def _rates(visits: Visits, people: People, places: Places) -> tuple[Ints, Ints]:
    table = np.zeros((2, len(_SETTINGS), 4, 2), dtype=np.int64)
    for row in rows("settings/benefits.csv"):
        insured = 0 if int(row["insutype"]) == EMPLOYEE else 1
        cell = table[insured, _SETTINGS.index(row["setting"]), int(row["level_rank"])]
        cell[0] = cents(row["deductible"])
        cell[1] = round(float(row["ratio"]) * PROP_BASE)
    insured = (people.insutype[visits.person] == RESIDENT).astype(np.int64)
    chosen = table[insured, visits.kind, places.rank[visits.place]]
    return chosen[:, 0], chosen[:, 1]


def _turn_in_year(visits: Visits) -> Ints:
    """Which stay of the person's calendar year each stay is, from 0; 0 for other visits."""
    year = (visits.begin // DAY).astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64)
    stay = visits.kind == STAY
    order = np.lexsort((visits.begin, year, visits.person, ~stay))
    key = (visits.person * 1_000 + year)[order]
    new = np.concatenate([[True], key[1:] != key[:-1]])
    first = np.maximum.accumulate(np.where(new, np.arange(len(key)), 0))
    turn = np.empty(len(key), dtype=np.int64)
    turn[order] = np.arange(len(key)) - first
    return np.where(stay, turn, 0)


def _part(value: Ints, share: float) -> Ints:
    return half_up(np.maximum(value, 0) * round(share * PROP_BASE), PROP_BASE)


def settle(
    visits: Visits, lines: Lines, amounts: Amounts, people: People, places: Places, seed: int
) -> Settlements:
    """The settlement of each visit. Funds never pay more than what is in scope."""
    rng = stream(seed, "settlements")
    size = len(visits)
    total = {f.name: _totals(lines, getattr(amounts, f.name), size) for f in fields(Amounts)}
    inside = total["inside"]
    standard, ratio = _rates(visits, people, places)
    later = _turn_in_year(visits) > 0
    standard = np.where(later, _part(standard, number("year_second_deductible")), standard)
    deductible = np.minimum(standard, inside)
    pool = half_up((inside - deductible) * ratio, PROP_BASE)
    stay = visits.kind == STAY
    civil = _part(inside - pool, number("civil_ratio")) * people.civil[visits.person] * stay
    left = inside - pool - civil
    resident = people.insutype[visits.person] == RESIDENT
    threshold = round(number("major_threshold") * 100)
    major = _part(left - threshold, number("major_ratio")) * (stay & resident)
    left = left - major
    assisted = people.assisted[visits.person] * stay
    assistance = _part(left, number("assisted_ratio")) * assisted
    person = total["fee"] - pool - civil - major - assistance
    uses = (rng.random(size) < number("account_share")) & ~resident
    most = np.where(stay, round(number("account_stay_max") * 100), person)
    account = np.where(uses, np.minimum(person, most), 0)
    return Settlements(
        **total, deductible=deductible, pool=pool, civil=civil, major=major,
        assistance=assistance, account=account, ratio=ratio,
    )  # fmt: skip
