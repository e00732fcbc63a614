from __future__ import annotations

from datetime import timedelta

from tests.city.town import Town
from yijian.city.days import FIRST_DAY
from yijian.city.stock import stock_book
from yijian.city.tables.stocks import changes, purchases, stocktakes, supplier_returns
from yijian.city.world import World, names_of


def test_two_stock_takes_frame_the_city(town: Town) -> None:
    days = town.rows("SELECT DISTINCT invdate FROM invinfo_3501 ORDER BY 1")
    assert days[0] == (FIRST_DAY - timedelta(days=1),)
    assert days[1][0].isoformat() == town.report.last_day
    assert len(days) == 2


def test_counts_are_those_of_the_book(world: World) -> None:
    book, names = stock_book(world), names_of(world)
    bought = sum(purchases(world, names, book)["purc_retn_cnt"].to_pylist())
    assert bought == int(book.bought.sum())
    back = supplier_returns(world, names, book)["purc_retn_cnt"].to_pylist()
    assert sum(back) == int(book.returned.sum())
    lost = changes(world, names, book)["cnt"].to_pylist()
    assert sum(lost) == -int(book.wasted.sum())
    assert len(stocktakes(world, names, book)) == 2 * len(book.place)
