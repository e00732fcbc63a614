"""``labels.parquet``: one row per touched line, or one for a subject."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from yijian.city.chance import Ints
from yijian.city.columns import dates, decimal
from yijian.city.labels import Label
from yijian.city.records import full
from yijian.city.shares import FundShares
from yijian.city.stock import StockBook
from yijian.city.world import Names, World

_TEXTS = (
    "label_id", "kind", "scheme", "subject_type", "subject_code",
    "fixmedins_code", "setl_id", "bkkp_sn", "hilist_code",
)  # fmt: skip
Row = dict[str, str | int | bool | None]


def half_up(amount: int, part: int, whole: int) -> int:
    """``amount * part / whole`` in cents, rounded half up."""
    return (2 * amount * part + whole) // (2 * whole)


def _position_of_planted(world: World) -> Ints:
    places = full(int(world.lines.planted.max(initial=-1)) + 1, -1)
    kept = np.flatnonzero(world.lines.planted >= 0)
    places[world.lines.planted[kept]] = kept
    return places


def _subject(label: Label, world: World, names: Names) -> str:
    if label.subject_type == "person":
        return str(names.person[world.honest + int(label.subject_code)])
    if label.subject_type == "institution":
        return str(names.place[int(label.subject_code)])
    if label.subject_type == "doctor":
        return str(names.doctor[int(label.subject_code)])
    return label.subject_code


def stock_loss(label: Label, world: World, shares: FundShares, book: StockBook) -> int:
    """Fund cents of what was claimed beyond the stock: the claimed fund in proportion."""
    assert label.stock is not None
    place, item = label.stock
    row = book.row(place, item)
    lines, visits = world.lines, world.visits
    mine = (visits.place[lines.visit] == place) & (lines.item == item) & (lines.refund_of < 0)
    fund = sum(shares.of_line(int(line)) or 0 for line in np.flatnonzero(mine))
    claimed = 100 * int(book.claimed[row])
    return half_up(fund, max(claimed - int(book.available[row]), 0), claimed)


class LabelRows:
    """Turns labels into rows."""

    def __init__(self, world: World, names: Names, book: StockBook) -> None:
        self.world = world
        self.names = names
        self.book = book
        self.shares = FundShares(world.visits, world.lines, world.amounts, world.settlements)
        self.position = _position_of_planted(world)

    def _fund(self, line: int, part: tuple[int, int]) -> int | None:
        cents = self.shares.of_line(line)
        return None if cents is None else half_up(cents, *part)

    def _line_rows(self, label: Label, row: Row) -> list[Row]:
        rows = []
        for planted, part in label.lines.items():
            line = int(self.position[planted])
            visit = int(self.world.lines.visit[line])
            rows.append(
                row
                | {
                    "fixmedins_code": str(self.names.place[int(self.world.visits.place[visit])]),
                    "setl_id": str(self.names.settlement[visit]),
                    "bkkp_sn": str(self.names.line[line]),
                    "fund_amount": self._fund(line, part),
                }
            )
        return rows

    def _subject_row(self, label: Label, row: Row) -> Row:
        if label.stock is not None:
            fund: int | None = stock_loss(label, self.world, self.shares, self.book)
        elif label.lines:
            lines = [int(self.position[planted]) for planted in label.lines]
            fund = sum(self.shares.of_line(line) or 0 for line in lines)
        else:
            fund = None
        return row | {"fund_amount": fund, "hilist_code": label.hilist_code}

    def rows(self, labels: Sequence[Label]) -> list[Row]:
        """All rows, in order of label."""
        found: list[Row] = []
        for number, label in enumerate(labels, 1):
            row: Row = {
                "label_id": f"{label.scheme}-{label.kind}-{number:05d}",
                "kind": label.kind,
                "scheme": label.scheme,
                "deterministic": label.deterministic,
                "subject_type": label.subject_type,
                "subject_code": _subject(label, self.world, self.names),
                "period_from": label.first,
                "period_to": label.last,
            }
            if label.on_subject:
                found.append(self._subject_row(label, row))
            else:
                found += self._line_rows(label, row)
        return found


def label_table(rows: Sequence[Row]) -> pa.Table:
    """The rows as a table, in the column order of the contract."""
    fund = [row.get("fund_amount") for row in rows]
    known = np.array([cents is not None for cents in fund], dtype=bool)
    cents = np.array([int(c) if c is not None else 0 for c in fund], dtype=np.int64)
    columns = {name: pa.array([row.get(name) for row in rows], pa.string()) for name in _TEXTS}
    item = columns.pop("hilist_code")
    columns["fund_amount"] = decimal(cents, 16, 2, known)
    for name in ("period_from", "period_to"):
        columns[name] = dates(np.array([row[name] for row in rows], dtype=np.int64))
    columns["hilist_code"] = item
    table = pa.table(columns)
    flags = pa.array([bool(row["deterministic"]) for row in rows])
    return table.add_column(3, "deterministic", flags)
