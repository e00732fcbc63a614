"""``selinfo_3505`` and ``selinfo_3506``: boxes sold at pharmacies, and boxes that came back."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from yijian.city.chance import Ints
from yijian.city.columns import always, chosen, dates, decimal, moments, serial, words
from yijian.city.items import items
from yijian.city.records import full
from yijian.city.tables.persons import certificates, full_names
from yijian.city.traces import Sales
from yijian.city.world import Names, World

_ONE = 10_000


def _shared(world: World, names: Names, sales: Sales, row: Ints) -> dict[str, pa.Array]:
    line = sales.line[row]
    visit, item = world.lines.visit[line], world.lines.item[line]
    person, place = world.visits.person[visit], world.visits.place[visit]
    size = len(row)
    code = chosen(words([i.code for i in items()]), item)
    return {
        "fixmedins_code": chosen(names.place, place),
        "med_list_codg": code,
        "fixmedins_hilist_id": code,
        "fixmedins_hilist_name": chosen(words([i.name for i in items()]), item),
        "fixmedins_bchno": serial("B", place * 1_000 + item, 8),
        "setl_id": chosen(names.settlement, visit),
        "mdtrt_sn": chosen(names.visit, visit),
        "psn_no": chosen(names.person, person),
        "psn_cert_type": always("01", size),
        "certno": chosen(certificates(world), person),
        "psn_name": chosen(full_names(world), person),
        "manu_lotnum": serial("L", place * 1_000 + item, 8),
        "manu_date": dates(full(size, world.horizon.first - 120)),
        "expy_end": dates(full(size, world.horizon.first + 900)),
        "rx_flag": always("0", size),
        "trdn_flag": chosen(words(["0", "1"]), sales.split[row].astype(np.int64)),
        "finl_trns_pric": decimal(world.lines.price[line] * _ONE, 16, 6),
        "drug_trac_codg": sales.codes.take(pa.array(row)),
        "sel_retn_cnt": decimal(full(size, _ONE), 16, 4),
        "sel_retn_opter_name": always("店员", size),
        "deleted": always("0", size),
    }


def sales_table(world: World, names: Names, sales: Sales, rows: slice) -> pa.Table:
    """Some rows of ``selinfo_3505``."""
    row = np.arange(len(sales.line), dtype=np.int64)[rows]
    line = sales.line[row]
    visit = world.lines.visit[line]
    size = len(row)
    return pa.table(
        {
            **_shared(world, names, sales, row),
            "phar_name": always("药师", size),
            "hi_feesetl_type": always("1", size),
            "rx_circ_flag": always("0", size),
            "rtal_docno": chosen(names.visit, visit),
            "sel_retn_time": moments(world.lines.time[line]),
            "mdtrt_setl_type": always("1", size),
            "bkkp_sn": chosen(names.line, line),
            "updt_time": moments(world.lines.time[line]),
        }
    )


def returns_table(world: World, names: Names, sales: Sales, rows: slice) -> pa.Table:
    """Some rows of ``selinfo_3506``; ``setl_id`` is that of the sale."""
    row = np.flatnonzero(sales.returned >= 0)[rows]
    time = moments(sales.returned[row])
    return pa.table(
        {
            **_shared(world, names, sales, row),
            "medins_prod_sel_no": chosen(names.visit, world.lines.visit[sales.line[row]]),
            "sel_retn_time": time,
            "updt_time": time,
        }
    )
