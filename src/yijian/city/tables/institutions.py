"""``fixmedins_b``, ``medins_info_b``, ``rtal_phac_b`` and ``dr_info_b``: institutions, doctors."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from yijian.city.chance import Ints
from yijian.city.columns import always, chosen, moments, words
from yijian.city.days import DAY, FIRST_DAY, number_of
from yijian.city.places import PHARMACY, kinds
from yijian.city.records import full
from yijian.city.world import Names, World

OPEN_SINCE = number_of(FIRST_DAY.replace(year=FIRST_DAY.year - 6)) * DAY


def _since(size: int) -> pa.Array:
    return moments(full(size, OPEN_SINCE))


def _kind(world: World) -> Ints:
    return np.array(world.places.kind, dtype=np.int64)


def _type(world: World) -> pa.Array:
    return chosen(words([row["fixmedins_type"] for row in kinds()]), _kind(world))


def institutions(world: World, names: Names, rows: slice) -> pa.Table:
    """Some rows of ``fixmedins_b``."""
    places = world.places
    size = len(places.code)
    level = words(places.level)
    return pa.table(
        {
            "fixmedins_code": names.place,
            "fix_blng_admdvs": words(places.area),
            "fixmedins_name": names.place_name,
            "fixmedins_type": _type(world),
            "hosp_lv": level,
            "lmtpric_hosp_lv": level,
            "dedc_hosp_lv": level,
            "begntime": _since(size),
            "vali_flag": always("1", size),
            "poolarea_no": words(places.area),
            "updt_time": _since(size),
            "deleted": always("0", size),
        }
    )[rows]


def hospitals(world: World, names: Names, rows: slice) -> pa.Table:
    """Some rows of ``medins_info_b``."""
    places = world.places
    chosen_places = np.flatnonzero(_kind(world) != PHARMACY)[rows]
    size = len(chosen_places)
    level = chosen(words(places.level), chosen_places)
    return pa.table(
        {
            "medins_code": chosen(names.place, chosen_places),
            "medins_info_id": chosen(names.place, chosen_places),
            "medins_name": chosen(names.place_name, chosen_places),
            "admdvs": chosen(words(places.area), chosen_places),
            "begntime": _since(size),
            "fixmedins_type": always("1", size),
            "medinslv": level,
            "hosp_lv": level,
            "vali_flag": always("1", size),
            "updt_time": _since(size),
            "deleted": always("0", size),
        }
    )


def pharmacies(world: World, names: Names, rows: slice) -> pa.Table:
    """Some rows of ``rtal_phac_b``."""
    chosen_places = np.flatnonzero(_kind(world) == PHARMACY)[rows]
    size = len(chosen_places)
    return pa.table(
        {
            "rtal_phac_code": chosen(names.place, chosen_places),
            "rtal_phac_id": chosen(names.place, chosen_places),
            "rtal_phac_name": chosen(names.place_name, chosen_places),
            "admdvs": chosen(words(world.places.area), chosen_places),
            "begntime": _since(size),
            "vali_flag": always("1", size),
            "updt_time": _since(size),
            "deleted": always("0", size),
        }
    )


def doctors(world: World, names: Names, rows: slice) -> pa.Table:
    """Some rows of ``dr_info_b``."""
    size = len(names.doctor)
    place = np.repeat(np.arange(len(world.places.code), dtype=np.int64), world.places.doctor_count)
    code = chosen(names.place, place)
    title = chosen(names.place_name, place)
    return pa.table(
        {
            "dr_code": names.doctor,
            "dr_name": words([f"医师{number + 1}" for number in range(size)]),
            "dr_prac_type": always("1", size),
            "dr_prac_type_name": always("临床", size),
            "main_pracins_no": code,
            "main_pracins_name": title,
            "vali_flag": always("1", size),
            "ver": always("1", size),
            "admdvs": chosen(words(world.places.area), place),
            "medins_code": code,
            "medins_name": title,
            "prac_stas": always("1", size),
            "updt_time": _since(size),
            "deleted": always("0", size),
        }
    )[rows]
