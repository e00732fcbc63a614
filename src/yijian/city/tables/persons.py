"""``psn_info_b`` and ``psn_insu_d``: who lives in the city and how they are insured."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from yijian.city.chance import Ints, stream
from yijian.city.columns import always, birthdays, chosen, dates, serial, words
from yijian.city.days import FIRST_DAY, number_of
from yijian.city.people import EMPLOYEE
from yijian.city.reading import rows as data_rows
from yijian.city.world import Names, World

INSURED_SINCE = number_of(FIRST_DAY.replace(year=FIRST_DAY.year - 5))
_TYPES = ("1101", "1201", "1403", "1501", "1102")
_RETIRED, _GROWN = 62 * 365, 18 * 365


def full_names(world: World) -> pa.Array:
    """Made-up names, one per person."""
    table = {row["kind"]: row["words"].split() for row in data_rows("settings/names.csv")}
    rng = stream(world.seed, "person names")
    size = len(world.people)
    parts = [
        chosen(table[kind], rng.integers(0, len(table[kind]), size).astype(np.int64))
        for kind in ("surname", "given", "given")
    ]
    return pc.binary_join_element_wise(*parts, "")


def certificates(world: World) -> pa.Array:
    """Certificate numbers of a region that does not exist: 99, birthday, running number."""
    size = len(world.people)
    birthday = pc.strftime(birthdays(world.people.birth).cast(pa.timestamp("s")), "%Y%m%d")
    return pc.binary_join_element_wise(
        always("990000", size),
        birthday,
        serial("", np.arange(size, dtype=np.int64) % 10_000, 4),
        "",
    )


def insured(world: World) -> pa.Array:
    """``insutype`` of each person."""
    return pa.array(world.people.insutype).cast(pa.string())


def person_types(world: World) -> pa.Array:
    """``psn_type`` of each person: working, retired, civil servant, child or adult resident."""
    people = world.people
    age = world.horizon.first - people.birth
    employee = np.where(people.civil == 1, 4, np.where(age >= _RETIRED, 1, 0))
    resident = np.where(age < _GROWN, 2, 3)
    return chosen(
        words(_TYPES), np.where(people.insutype == EMPLOYEE, employee, resident).astype(np.int64)
    )


def persons(world: World, names: Names, rows: slice) -> pa.Table:
    """Some rows of ``psn_info_b``."""
    people = world.people
    size = len(people.sex[rows])
    return pa.table(
        {
            "psn_no": names.person[rows],
            "psn_name": full_names(world)[rows],
            "gend": chosen(words(["1", "2"]), people.sex[rows] - 1),
            "brdy": birthdays(people.birth[rows]),
            "psn_cert_type": always("01", size),
            "certno": certificates(world)[rows],
            "naty": always("01", size),
            "resd_loc_admdvs": _areas(world, people.area[rows]),
            "vali_flag": always("1", size),
            "poolarea_no": _areas(world, people.area[rows]),
            "deleted": always("0", size),
        }
    )


def insurances(world: World, names: Names, rows: slice) -> pa.Table:
    """Some rows of ``psn_insu_d``."""
    people = world.people
    size = len(people.sex[rows])
    since = np.maximum(people.birth[rows] + 30, INSURED_SINCE)
    return pa.table(
        {
            "psn_insu_rlts_id": pc.binary_join_element_wise(
                always("R", size), names.person[rows], ""
            ),
            "psn_no": names.person[rows],
            "psn_name": full_names(world)[rows],
            "certno": certificates(world)[rows],
            "insutype": insured(world)[rows],
            "crt_insu_date": dates(since),
            "psn_insu_stas": always("1", size),
            "psn_type": person_types(world)[rows],
            "psn_insu_date": dates(since),
            "insu_admdvs": _areas(world, people.area[rows]),
            "deleted": always("0", size),
        }
    )


def _areas(world: World, area: Ints) -> pa.Array:
    return chosen(list(world.area.codes), area)
