"""``invinfo_3501``, ``invinfo_3502``, ``purcinfo_3503`` and ``purcinfo_3504``: the stock books."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from yijian.city.chance import Ints
from yijian.city.columns import always, chosen, dates, decimal, moments, serial, words
from yijian.city.days import DAY, HOUR, first_of_month
from yijian.city.items import column, items
from yijian.city.records import full
from yijian.city.stock import StockBook
from yijian.city.world import Names, World

_WASTE = "报损"
_PRICE_SCALE = 10_000


def _goods(world: World, names: Names, book: StockBook, row: Ints) -> dict[str, pa.Array]:
    item = book.item[row]
    code = chosen(words([i.code for i in items()]), item)
    return {
        "fixmedins_code": chosen(names.place, book.place[row]),
        "med_list_codg": code,
        "fixmedins_hilist_id": code,
        "fixmedins_hilist_name": chosen(words([i.name for i in items()]), item),
        "fixmedins_bchno": serial("B", row + 1, 8),
    }


def stocktakes(world: World, names: Names, book: StockBook) -> pa.Table:
    """``invinfo_3501``: the evening before the first day, and the last day."""
    size = len(book.place)
    row = np.tile(np.arange(size, dtype=np.int64), 2)
    day = np.repeat([world.horizon.first - 1, world.horizon.last], size)
    total = 2 * size
    return pa.table(
        {
            **_goods(world, names, book, row),
            "rx_flag": always("1", total),
            "invdate": dates(day),
            "inv_cnt": decimal(np.concatenate([100 * book.opening, book.closing]), 16, 2),
            "manu_lotnum": serial("L", row + 1, 8),
            "manu_date": dates(full(total, world.horizon.first - 120)),
            "expy_end": dates(full(total, world.horizon.first + 900)),
            "updt_time": moments(day * DAY + 20 * HOUR),
            "deleted": always("0", total),
        }
    )


def changes(world: World, names: Names, book: StockBook) -> pa.Table:
    """``invinfo_3502``: a unit thrown away (a negative count)."""
    row = np.flatnonzero(book.wasted > 0)
    size = len(row)
    time = moments(full(size, world.horizon.last * DAY - 9 * HOUR))
    return pa.table(
        {
            **_goods(world, names, book, row),
            "inv_chg_type": always("101", size),
            "pric": _unit_price(book, row),
            "cnt": decimal(-10_000 * book.wasted[row], 16, 4),
            "rx_flag": always("1", size),
            "inv_chg_time": time,
            "memo": always(_WASTE, size),
            "updt_time": time,
            "deleted": always("0", size),
        }
    )


def _unit_price(book: StockBook, row: Ints) -> pa.Array:
    item = book.item[row]
    price = column("price")[item, 0] * column("claim_units")[item] * 85 // 100
    return decimal(price * _PRICE_SCALE, 16, 6)


def purchases(world: World, names: Names, book: StockBook) -> pa.Table:
    """``purcinfo_3503``: one delivery a month, on its first morning, of what the month needs."""
    row, month = np.nonzero(book.bought)
    starts = np.array([first_of_month(m) for m in world.horizon.months], dtype=np.int64)
    time = starts[month] * DAY + 7 * HOUR
    return pa.table(
        _delivery(world, names, book, row, time)
        | {"purc_retn_cnt": decimal(10_000 * book.bought[row, month], 16, 4)}
    )


def supplier_returns(world: World, names: Names, book: StockBook) -> pa.Table:
    """``purcinfo_3504``: a unit sent back to the supplier."""
    row = np.flatnonzero(book.returned > 0)
    time = full(len(row), world.horizon.last * DAY - 8 * HOUR)
    columns = _delivery(world, names, book, row, time)
    columns["purc_retn_cnt"] = decimal(10_000 * book.returned[row], 16, 4)
    for absent in ("manu_lotnum", "aprvno"):
        del columns[absent]
    return pa.table(columns)


def _delivery(
    world: World, names: Names, book: StockBook, row: Ints, time: Ints
) -> dict[str, pa.Array]:
    size = len(row)
    item = book.item[row]
    return {
        **_goods(world, names, book, row),
        "spler_name": always("合成药品配送公司", size),
        "manu_lotnum": serial("L", row + 1, 8),
        "prdr_name": always("合成制药厂", size),
        "aprvno": serial("合成准字", item + 1, 8),
        "manu_date": dates(full(size, world.horizon.first - 120)),
        "expy_end": dates(full(size, world.horizon.first + 900)),
        "finl_trns_pric": _unit_price(book, row),
        "purc_invo_no": serial("F", np.arange(1, size + 1, dtype=np.int64), 10),
        "rx_flag": always("1", size),
        "purc_retn_stoin_time": moments(time),
        "purc_retn_opter_name": always("库管员", size),
        "pacunt": chosen(words([i.stock_unit for i in items()]), item),
        "pac_cnt": decimal(column("claim_units")[item] * 10_000, 16, 4),
        "updt_time": moments(time),
        "deleted": always("0", size),
    }
