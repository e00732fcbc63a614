"""Typed rows into the lake's own files: one place per area and month, clustered by person.

Rows are brought together in bins that fit into memory, sorted there, and written as Parquet with
small row groups, so that a reader of some ``psn_bucket`` skips the rest by statistics.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from yijian.claims.engine import ROW_GROUP, name, parquet, text
from yijian.claims.schema import Table
from yijian.claims.snapshot import stored_columns

BIN_ROWS = 131_072
BUCKETS = 256
DIRECT_BINS = 2
"""With so few bins it is cheaper to read the typed rows once per bin than to split them first."""


@dataclass(frozen=True)
class Slot:
    """Rows that end up in one file: an area and a month (empty outside fee lines) and a range of
    person buckets."""

    area: str
    month: str
    low: int
    high: int
    rows: int | None
    bin: int


def write_rows(
    engine: duckdb.DuckDBPyConnection,
    table: Table,
    placed: str,
    folder: Path,
    staging: Path,
    advance: Callable[[float], None],
) -> list[dict[str, Any]]:
    """Write the relation ``placed`` under ``folder`` (``…/data/<table>/batch=<n>``).

    Returns the manifest's entries; their paths are relative to ``folder``.
    """
    by_place = table.name == "fee_list_d"
    slots = _slots(engine, placed, by_place=by_place)
    if not slots:
        return []
    _register(engine, slots)
    area, month = ("t._area", "t._month") if by_place else ("''", "''")
    listed = ", ".join(f"t.{name(it)}" for it in stored_columns(table.name))
    binned = (
        f"SELECT {listed}, slot.place AS _place, slot.bin AS _bin FROM {placed} AS t JOIN slot"
        f" ON slot.area = {area} AND slot.month = {month}"
        " AND t.psn_bucket BETWEEN slot.low AND slot.high"
    )
    entries: list[dict[str, Any]] = []
    bins = sorted({slot.bin for slot in slots})
    for done, (number, rows) in enumerate(_bin_relations(engine, binned, bins, staging)):
        sorted_rows = engine.sql(
            f"SELECT * EXCLUDE (_bin) FROM {rows} ORDER BY _place, psn_bucket, src_file, src_row"
        ).to_arrow_table()
        members = [(i, slot) for i, slot in enumerate(slots) if slot.bin == number]
        entries += _write_slots(sorted_rows, members, folder)
        advance((done + 1) / len(bins))
    engine.execute("DROP TABLE slot")
    return entries


def _slots(engine: duckdb.DuckDBPyConnection, placed: str, *, by_place: bool) -> list[Slot]:
    """Files to write, in order, each with the bin in which its rows are sorted."""
    place = "_area, _month" if by_place else "''::VARCHAR, ''::VARCHAR"
    groups = engine.execute(
        f"SELECT {place}, count(*) FROM {placed} GROUP BY 1, 2 ORDER BY 1, 2"
    ).fetchall()
    slots: list[Slot] = []
    number, filled = 0, 0
    for area, month, rows in groups:
        if filled and filled + rows > BIN_ROWS:
            number, filled = number + 1, 0
        parts = min(-(-rows // BIN_ROWS), BUCKETS)
        if parts == 1:
            slots.append(Slot(area, month, 0, BUCKETS - 1, rows, number))
            filled += rows
            continue
        edges = [BUCKETS * part // parts for part in range(parts + 1)]
        for low, high in pairwise(edges):
            slots.append(Slot(area, month, low, high - 1, None, number))
            number += 1
        filled = 0
    return slots


def _register(engine: duckdb.DuckDBPyConnection, slots: list[Slot]) -> None:
    engine.execute(
        "CREATE TABLE slot (place INTEGER, area VARCHAR, month VARCHAR, low SMALLINT,"
        " high SMALLINT, bin INTEGER)"
    )
    engine.executemany(
        "INSERT INTO slot VALUES (?, ?, ?, ?, ?, ?)",
        [[i, it.area, it.month, it.low, it.high, it.bin] for i, it in enumerate(slots)],
    )


def _bin_relations(
    engine: duckdb.DuckDBPyConnection, binned: str, bins: list[int], staging: Path
) -> Iterator[tuple[int, str]]:
    """A relation for the rows of each bin, in order of the bins."""
    if len(bins) <= DIRECT_BINS:
        for number in bins:
            yield number, f"({binned} WHERE slot.bin = {number})"
        return
    folder = staging / "bins"
    engine.execute(
        f"COPY ({binned}) TO {text(str(folder))}"
        " (FORMAT parquet, COMPRESSION lz4, PARTITION_BY (_bin), WRITE_PARTITION_COLUMNS true)"
    )
    for number in bins:
        files = sorted((folder / f"_bin={number}").iterdir())
        yield number, parquet(files)
        for file in files:
            file.unlink()


def _write_slots(
    rows: pa.Table, members: list[tuple[int, Slot]], folder: Path
) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = []
    start = 0
    kept = rows.drop_columns(["_place"])
    for _, slot in members:
        count = slot.rows if slot.rows is not None else rows.num_rows
        if count == 0:
            continue
        where = f"area={slot.area}/month={slot.month}/" if slot.area else ""
        relative = f"{where}part-{slot.low:03d}.parquet"
        target = folder / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(
            kept.slice(start, count),
            target,
            compression="zstd",
            row_group_size=ROW_GROUP,
            store_decimal_as_integer=True,
        )
        start += count
        entry: dict[str, Any] = {"path": relative, "rows": count}
        if slot.area:
            entry |= {"area": slot.area, "month": slot.month}
        entries.append(entry)
    return entries
