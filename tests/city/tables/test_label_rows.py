from __future__ import annotations

from decimal import Decimal

from yijian.city.labels import Label
from yijian.city.planting import Stage
from yijian.city.shares import FundShares
from yijian.city.stock import stock_book
from yijian.city.tables.label_rows import LabelRows, Row, half_up, label_table, stock_loss
from yijian.city.world import World, names_of


def test_half_up() -> None:
    assert [half_up(*case) for case in ((1, 1, 2), (1, 1, 3), (1000, 2, 3), (5, 0, 7))] == [
        1, 0, 667, 0,
    ]  # fmt: skip


def test_a_line_label_is_one_row_per_line(world: World, stage: Stage) -> None:
    rows = LabelRows(world, names_of(world), stock_book(world)).rows(stage.labels)
    lines = sum(1 if label.on_subject else len(label.lines) for label in stage.labels)
    assert len(rows) == lines
    table = label_table(rows).to_pylist()
    for row in table:
        whole = (row["fixmedins_code"], row["setl_id"], row["bkkp_sn"])
        assert all(whole) or not any(whole)
        assert row["period_from"] <= row["period_to"]


def test_the_loss_is_the_part_beyond_the_stock(world: World, stage: Stage) -> None:
    shares = FundShares(world.visits, world.lines, world.amounts, world.settlements)
    book = stock_book(world)
    for label in stage.labels:
        if label.stock is not None:
            loss = stock_loss(label, world, shares, book)
            assert (loss > 0) == (label.kind == "fraud")


def test_amounts_that_cannot_be_assessed_are_null() -> None:
    row: Row = {"label_id": "x", "period_from": 0, "period_to": 1, "deterministic": True}
    table = label_table([row | {"fund_amount": None}, row | {"fund_amount": 7}])
    assert table["fund_amount"].to_pylist() == [None, Decimal("0.07")]


def test_subjects_are_written_by_their_code(world: World) -> None:
    label = Label("s", "fraud", False, "institution", "3", 0, 1, on_subject=True)
    (row,) = LabelRows(world, names_of(world), stock_book(world)).rows([label])
    assert row["subject_code"] == world.places.code[3]
