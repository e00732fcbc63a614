"""The rows of one source, typed and staged; the relations that later steps read."""

from __future__ import annotations

from pathlib import Path

import duckdb

from yijian.claims.engine import ROW_GROUP, parquet, text
from yijian.claims.intake.faults import collect_shape
from yijian.claims.intake.report import TableCount
from yijian.claims.intake.source import Source
from yijian.claims.intake.typed import typed_sql


def type_rows(
    engine: duckdb.DuckDBPyConnection,
    source: Source,
    batch: int,
    staging: Path,
    count: TableCount,
) -> str:
    """Type one source into ``staging`` and count its rows; returns the relation of its rows with
    their place (``_ord`` in the source; ``src_batch, src_file, src_row`` in the lake).

    Raises:
        BadInput: while reading, the file turned out to be unusable.
    """
    target = staging / f"typed-{source.number}-{source.table}.parquet"
    copied = engine.execute(
        f"COPY ({typed_sql(source)}) TO {text(str(target))}"
        f" (FORMAT parquet, COMPRESSION lz4, ROW_GROUP_SIZE {ROW_GROUP})"
    ).fetchone()
    rows = int(copied[0]) if copied else 0
    if source.after_read:
        source.after_read(engine, source, rows)
    collect_shape(engine, source)
    count.total += rows + len(source.shape)
    count.rejected += len(source.shape)
    read = parquet([target], ", file_row_number = true")
    shift, joined = "0", ""
    if source.shape and source.counts_broken:
        joined = f" ASOF JOIN {_shifts(engine, source)} AS s ON t.file_row_number >= s.start"
        shift = "s.shift"
    counted = f"t.file_row_number + {source.first_row} + {shift}"
    return (
        "(SELECT t.* EXCLUDE (file_row_number), t.file_row_number AS _ord,"
        f" {batch}::INTEGER AS src_batch, {source.number}::INTEGER AS src_file,"
        f" coalesce(t._row, {counted})::BIGINT AS src_row FROM {read} AS t{joined})"
    )


def _shifts(engine: duckdb.DuckDBPyConnection, source: Source) -> str:
    """A table: from which position on how many broken rows stood before, for true numbers."""
    starts: dict[int, int] = {0: 0}
    for before, fault in enumerate(sorted(source.shape, key=lambda it: it.row)):
        starts[fault.row - source.first_row - before] = before + 1
    table = f"shift_{source.number}"
    engine.execute(
        f"CREATE TABLE {table} AS SELECT unnest($1) AS start, unnest($2) AS shift",
        [list(starts), list(starts.values())],
    )
    return table


def union(parts: list[str]) -> str:
    """One relation of the rows of several sources of a table."""
    return f"({' UNION ALL '.join(f'SELECT * FROM {part}' for part in parts)})"


def placed(typed: str) -> str:
    """The typed rows that go into the lake: neither rejected nor there already."""
    return (
        f"(SELECT t.* FROM {typed} AS t ANTI JOIN"
        " (SELECT * FROM verdict WHERE state IN ('duplicate', 'conflict')) AS v"
        " ON v.src_file = t.src_file AND v.src_row = t.src_row WHERE t._reject IS NULL)"
    )


def count_states(engine: duckdb.DuckDBPyConnection, typed: str, count: TableCount) -> int:
    """Fill ``count`` from the verdicts; returns the rows with thousands separators."""
    found = engine.execute(
        "SELECT coalesce(v.state, CASE WHEN t._reject IS NOT NULL THEN 'rejected'"
        " WHEN t._withdrawn THEN 'deleted_mark' ELSE 'current' END) AS s, count(*),"
        f" count(*) FILTER (WHERE _grouped) FROM {typed} AS t LEFT JOIN verdict AS v"
        " ON v.src_file = t.src_file AND v.src_row = t.src_row GROUP BY s"
    ).fetchall()
    states = {state: rows for state, rows, _ in found}
    count.rejected += states.get("rejected", 0) + states.get("conflict", 0)
    count.accepted = count.total - count.rejected
    count.current = states.get("current", 0)
    count.superseded = states.get("superseded", 0)
    count.deleted_mark = states.get("deleted_mark", 0)
    count.duplicate = states.get("duplicate", 0)
    return sum(grouped for _, _, grouped in found)
