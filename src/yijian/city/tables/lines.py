"""``fee_list_d``: one row per charged line, and one per line of a reversal."""

from __future__ import annotations

from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from yijian.city.chance import Ints
from yijian.city.columns import always, chosen, decimal, moments, money, serial, words
from yijian.city.items import column, items
from yijian.city.records import NONE, PURCHASE
from yijian.city.tables.settlements import med_types
from yijian.city.world import Names, World

COUNT_SCALE, PRICE_SCALE = 10_000, 10_000


@cache
def _of_items(field: str) -> pa.Array:
    return words([str(getattr(item, field)) or None for item in items()])


def _amounts(world: World, source: Ints, sign: Ints) -> dict[str, pa.Array]:
    amounts = world.amounts
    limit = column("pay_limit")[world.lines.item[source]]
    return {
        "cnt": decimal(world.lines.count[source] * sign * COUNT_SCALE, 16, 4),
        "pric": decimal(world.lines.price[source] * PRICE_SCALE, 16, 6),
        "det_item_fee_sumamt": money(amounts.fee[source] * sign),
        "pric_uplmt_amt": decimal(limit * PRICE_SCALE, 16, 6, limit > 0),
        "selfpay_prop": decimal(column("prop")[world.lines.item[source]], 5, 4),
        "fulamt_ownpay_amt": money(amounts.own[source] * sign),
        "overlmt_selfpay": money(amounts.over[source] * sign),
        "preselfpay_amt": money(amounts.before[source] * sign),
        "inscp_amt": money(amounts.inside[source] * sign),
    }


def _items(world: World, source: Ints) -> dict[str, pa.Array]:
    item = world.lines.item[source]
    code, name = chosen(_of_items("code"), item), chosen(_of_items("name"), item)
    level = pc.if_else(
        pa.array(world.lines.selfpaid[source] == 1),
        pa.scalar("03"),
        chosen(_of_items("level"), item),
    )
    return {
        "chrgitm_lv": level,
        "hilist_code": code,
        "hilist_name": name,
        "list_type": chosen(_of_items("list_type"), item),
        "med_list_codg": code,
        "medins_list_codg": code,
        "medins_list_name": name,
        "med_chrgitm_type": chosen(_of_items("chrgitm_type"), item),
        "spec": chosen(_of_items("spec"), item),
        "dosform_name": chosen(_of_items("dosform"), item),
    }


def order_numbers(names: Names, visit: Ints, order: Ints) -> pa.Array:
    """``rx_drord_no``: the visit and the number of the prescription or order in it."""
    digits = serial("", order, 2)
    return pc.binary_join_element_wise(names.visit.take(pa.array(visit)), digits, "")


def fee_lines(world: World, names: Names, rows: slice) -> pa.Table:
    """Some rows of ``fee_list_d``."""
    ledger, lines, visits = world.ledger, world.lines, world.visits
    source, sign = ledger.source[rows], ledger.line_sign[rows]
    visit = lines.visit[source]
    size = len(source)
    person, place = visits.person[visit], visits.place[visit]
    prescribed = pa.array(visits.kind[visit] != PURCHASE)
    none = pa.scalar(None, pa.string())
    area = chosen(list(world.area.codes), world.people.area[person])
    return pa.table(
        {
            "fee_ocur_time": moments(ledger.line_time[rows]),
            "mdtrt_id": names.visit.take(pa.array(visit)),
            "setl_id": names.settlement.take(pa.array(ledger.settlement[rows])),
            "bkkp_sn": names.line[rows],
            "rx_drord_no": pc.if_else(
                prescribed, order_numbers(names, visit, lines.order[source]), none
            ),
            "fixmedins_code": names.place.take(pa.array(place)),
            "fixmedins_name": names.place_name.take(pa.array(place)),
            "psn_no": names.person.take(pa.array(person)),
            "insu_admdvs": area,
            "pay_loc": always("2", size),
            "med_type": med_types(world, visit),
            **_amounts(world, source, sign),
            **_items(world, source),
            "bilg_dept_codg": pc.if_else(prescribed, always("A03", size), none),
            "bilg_dept_name": pc.if_else(prescribed, always("内科", size), none),
            "bilg_dr_code": chosen(names.doctor, visits.doctor[visit]),
            "vali_flag": always("1", size),
            "poolarea_no": area,
            "init_feedetl_sn": _taken_back(names, ledger.takes_back[rows]),
            "admdvs": chosen(words(world.places.area), place),
            "updt_time": moments(ledger.line_time[rows]),
            "deleted": always("0", size),
        }
    )


def _taken_back(names: Names, takes_back: Ints) -> pa.Array:
    if np.all(takes_back == NONE):
        return pa.nulls(len(takes_back), pa.string())
    return chosen(names.line, takes_back)
