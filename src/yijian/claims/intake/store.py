"""Typed rows into the lake's own files: one place per area and month, clustered by person.

Rows are brought together in bins that fit into memory, sorted there, and written as Parquet with
small row groups, so that a reader of some ``psn_bucket`` skips the rest by statistics.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from yijian.claims.engine import ROW_GROUP, name
from yijian.claims.schema import Table
from yijian.claims.snapshot import stored_columns

BIN_ROWS = 131_072
BUCKETS = 256
MOST_BINS = 400
"""Files that are open at once while rows are split; above, bins grow."""
_BATCH = 65_536


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
    engine_rows = engine.sql(binned).to_arrow_reader(_BATCH)
    bins = _split(engine_rows, staging) if slots[-1].bin else [(0, engine_rows.read_all())]
    entries: list[dict[str, Any]] = []
    for number, rows in bins:
        members = [slot for slot in slots if slot.bin == number]
        entries += _write_slots(_sorted(rows), members, folder)
        advance((number + 1) / (slots[-1].bin + 1))
    engine.execute("DROP TABLE slot")
    return entries


def _slots(engine: duckdb.DuckDBPyConnection, placed: str, *, by_place: bool) -> list[Slot]:
    """Files to write, in order, each with the bin in which its rows are sorted."""
    place = "_area, _month" if by_place else "''::VARCHAR, ''::VARCHAR"
    groups = engine.execute(
        f"SELECT {place}, count(*) FROM {placed} GROUP BY 1, 2 ORDER BY 1, 2"
    ).fetchall()
    room = max(BIN_ROWS, sum(rows for _, _, rows in groups) // MOST_BINS)
    slots: list[Slot] = []
    number, filled = 0, 0
    for area, month, rows in groups:
        if filled and filled + rows > room:
            number, filled = number + 1, 0
        parts = min(-(-rows // room), BUCKETS)
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


def _split(rows: pa.RecordBatchReader, staging: Path) -> Iterator[tuple[int, pa.Table]]:
    """Write each row into the file of its bin in one pass, then give the bins one by one."""
    folder = staging / "bins"
    folder.mkdir()
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with ExitStack() as open_files:
        writers: dict[int, Any] = {}
        for batch in rows:
            ordered = batch.take(pc.sort_indices(batch.column("_bin")))
            numbers = ordered.column("_bin").to_numpy()
            starts = np.flatnonzero(np.diff(numbers, prepend=-1))
            for start, end in pairwise([*starts.tolist(), len(numbers)]):
                number = int(numbers[start])
                if number not in writers:
                    stream = pa.ipc.new_stream(folder / f"{number}", rows.schema, options=options)
                    writers[number] = open_files.enter_context(stream)
                writers[number].write_batch(ordered.slice(start, end - start))
    for number in sorted(writers):
        with pa.OSFile(str(folder / f"{number}")) as file, pa.ipc.open_stream(file) as stream:
            yield number, stream.read_all()
        (folder / f"{number}").unlink()
    folder.rmdir()


def _sorted(rows: pa.Table) -> pa.Table:
    order = [(it, "ascending") for it in ("_place", "psn_bucket", "src_file", "src_row")]
    return rows.take(pc.sort_indices(rows.select([it for it, _ in order]), order))


def _write_slots(rows: pa.Table, members: list[Slot], folder: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = []
    start = 0
    kept = rows.drop_columns(["_place", "_bin"])
    for slot in members:
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
        entry: dict[str, Any] = {"path": relative, "rows": count, "buckets": [slot.low, slot.high]}
        if slot.area:
            entry |= {"area": slot.area, "month": slot.month}
        entries.append(entry)
    return entries
