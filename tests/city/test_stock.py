from __future__ import annotations

import numpy as np
import pytest

from yijian.city.stock import stock_book
from yijian.city.world import World


def test_the_books_cover_every_honest_claim(world: World) -> None:
    book = stock_book(world)
    short = np.flatnonzero(100 * book.claimed > book.available)
    phantom_lines = np.isin(world.lines.planted, sorted(world.phantoms))
    phantom = {
        (int(world.visits.place[world.lines.visit[line]]), int(world.lines.item[line]))
        for line in np.flatnonzero(phantom_lines)
    }
    assert {(int(book.place[row]), int(book.item[row])) for row in short} == phantom


def test_nothing_is_held_that_is_less_than_nothing(world: World) -> None:
    book = stock_book(world)
    assert (book.closing >= 0).all()
    assert (book.opening > 0).all()
    assert book.wasted.sum() > 0
    assert book.returned.sum() > 0
    row = book.row(int(book.place[3]), int(book.item[3]))
    assert row == 3
    with pytest.raises(IndexError):
        book.row(0, 10_000)
