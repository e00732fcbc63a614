"""``mdtrt_d``, ``setl_diag_list_d``, ``setl_list_oprn_d`` and ``drord_d``: care itself."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from yijian.city.chance import Ints
from yijian.city.columns import always, chosen, dates, decimal, moments, serial, words
from yijian.city.days import DAY, HOUR
from yijian.city.illness import illnesses
from yijian.city.items import is_western, items
from yijian.city.records import PURCHASE, STAY
from yijian.city.tables.lines import order_numbers
from yijian.city.tables.settlements import visit_columns
from yijian.city.world import Names, World

_WAYS = words([None, "1", "2", "3", "4", "5"])


def visits(world: World, names: Names, rows: slice) -> pa.Table:
    """Some rows of ``mdtrt_d``."""
    care = world.visits
    visit = np.arange(len(care), dtype=np.int64)[rows]
    stay = care.kind[visit] == STAY
    diagnosed = np.where(care.kind[visit] == PURCHASE, -1, care.illness[visit])
    nights = (care.end[visit] - care.begin[visit] // DAY * DAY) // DAY
    size = len(visit)
    return pa.table(
        {
            "mdtrt_id": names.visit[rows],
            "medins_setl_id": names.settlement.take(pa.array(visit)),
            **visit_columns(world, names, visit),
            "begntime": moments(care.begin[visit]),
            "endtime": moments(care.end[visit]),
            "mdtrt_cert_type": always("01", size),
            "refl_old_mdtrt_id": chosen(names.visit, care.referred_from[visit]),
            "chfpdr_code": chosen(names.doctor, care.doctor[visit]),
            "dscg_maindiag_code": chosen(_codes(), diagnosed),
            "dscg_maindiag_name": chosen(_names(), diagnosed),
            "dscg_way": chosen(_WAYS, care.way[visit]),
            "die_date": dates(care.death[visit]),
            "ipt_days": decimal(np.maximum(nights, 0), 4, 0, stay),
            "vali_flag": always("1", size),
            "admdvs": chosen(words(world.places.area), care.place[visit]),
            "updt_time": moments(care.settle[visit]),
            "deleted": always("0", size),
        }
    )


def diagnoses(world: World, names: Names, rows: slice) -> pa.Table:
    """Some rows of ``setl_diag_list_d``: the main diagnosis of each visit with a doctor."""
    care = world.visits
    visit = np.flatnonzero(care.kind != PURCHASE)[rows]
    size = len(visit)
    stay = (care.kind[visit] == STAY).astype(np.int64)
    illness = care.illness[visit]
    return pa.table(
        {
            "diag_info_id": serial("D", visit + 1, 12),
            "mdtrt_id": names.visit.take(pa.array(visit)),
            "psn_no": names.person.take(pa.array(care.person[visit])),
            "inout_diag_type": chosen(words(["1", "2"]), stay),
            "diag_type": always("1", size),
            "maindiag_flag": always("1", size),
            "diag_srt_no": decimal(np.ones(size, dtype=np.int64), 2, 0),
            "diag_code": chosen(_codes(), illness),
            "diag_name": chosen(_names(), illness),
            "diag_dr_code": chosen(names.doctor, care.doctor[visit]),
            "diag_time": moments(care.begin[visit]),
            "vali_flag": always("1", size),
            "updt_time": moments(care.settle[visit]),
            "deleted": always("0", size),
        }
    )


def operated(world: World) -> Ints:
    """The stays with an operation, by number."""
    care = world.visits
    has = np.array([bool(illness.operation_code) for illness in illnesses()])
    long_enough = care.end // DAY - care.begin // DAY >= 2
    return np.flatnonzero((care.kind == STAY) & has[care.illness] & long_enough)


def operations(world: World, names: Names, rows: slice) -> pa.Table:
    """Some rows of ``setl_list_oprn_d``: the operation on the day after admission."""
    care = world.visits
    visit = operated(world)[rows]
    size = len(visit)
    day = care.begin[visit] // DAY + 1
    illness = care.illness[visit]
    return pa.table(
        {
            "setl_list_oprn_id": serial("P", visit + 1, 12),
            "setl_id": names.settlement.take(pa.array(visit)),
            "psn_no": names.person.take(pa.array(care.person[visit])),
            "mdtrt_id": names.visit.take(pa.array(visit)),
            "fixmedins_code": names.place.take(pa.array(care.place[visit])),
            "main_oprn_flag": always("1", size),
            "oprn_oprt_name": chosen(words([i.operation_name for i in illnesses()]), illness),
            "oprn_oprt_code": chosen(words([i.operation_code for i in illnesses()]), illness),
            "oprn_oprt_date": moments(day * DAY),
            "oprn_oprt_begntime": moments(day * DAY + 9 * HOUR),
            "oprn_oprt_endtime": moments(day * DAY + 11 * HOUR),
            "oper_dr_code": chosen(names.doctor, care.doctor[visit]),
            "vali_flag": always("1", size),
            "updt_time": moments(care.settle[visit]),
            "deleted": always("0", size),
        }
    )


def drug_orders(world: World) -> Ints:
    """The orders of drugs, by number."""
    return np.flatnonzero(is_western()[world.orders.item])


def orders(world: World, names: Names, rows: slice) -> pa.Table:
    """Some rows of ``drord_d``: the drug orders of honest stays."""
    care, given = world.visits, world.orders
    order = drug_orders(world)[rows]
    visit, item = given.visit[order], given.item[order]
    size = len(order)
    first = np.maximum((care.begin[visit] // DAY + given.start[order]) * DAY, care.begin[visit])
    codes = chosen(words([i.code for i in items()]), item)
    return pa.table(
        {
            "drord_detl_id": serial("O", order + 1, 12),
            "drord_no": order_numbers(names, visit, given.order[order]),
            "mdtrt_id": names.visit.take(pa.array(visit)),
            "psn_no": names.person.take(pa.array(care.person[visit])),
            "fixmedins_code": names.place.take(pa.array(care.place[visit])),
            "drord_dr_code": chosen(names.doctor, care.doctor[visit]),
            "drord_begntime": moments(first),
            "drord_endtime": moments(first + (given.times[order] - 1) * DAY),
            "medins_list_codg": codes,
            "medins_list_name": chosen(words([i.name for i in items()]), item),
            "med_list_codg": codes,
            "drord_spec": chosen(words([i.spec for i in items()]), item),
            "used_days": decimal(given.times[order], 3, 0),
            "vali_flag": always("1", size),
            "updt_time": moments(care.settle[visit]),
            "deleted": always("0", size),
        }
    )


def _codes() -> pa.Array:
    return words([illness.code for illness in illnesses()])


def _names() -> pa.Array:
    return words([illness.name for illness in illnesses()])
