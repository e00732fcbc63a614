"""Same key, several rows: which is current, which is a duplicate, which cannot be judged.

Rules (docs/contracts.md §1): same body is a duplicate; of two bodies the later ``updt_time`` is
current; equal or missing ``updt_time`` rejects the newcomer; a withdrawn row (``deleted`` not 0, or
``vali_flag`` 0) supersedes what is not later than itself. Only keys that occur more than once are
looked at, slice by slice, so that memory does not grow with the lake.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from yijian.claims.engine import parquet
from yijian.claims.intake.typed import body_hash, helper_columns, key_parts
from yijian.claims.schema import Table
from yijian.claims.snapshot import Snapshot

KEYS_PER_SLICE = 3_000_000
VERSIONS_PER_SLICE = 400_000

_VERDICTS = """
CREATE TABLE verdict (src_file INTEGER, src_row BIGINT, state VARCHAR,
                      other_batch INTEGER, other_file INTEGER, other_row BIGINT);
CREATE TABLE displaced (src_batch INTEGER, src_file INTEGER, src_row BIGINT);
CREATE TABLE contested (h UBIGINT);
"""

_PLACE = "struct_pack(b := src_batch, f := src_file, r := src_row)"
_ORDER = "src_batch, src_file, src_row"

_JUDGED = f"""
CREATE TEMP TABLE judged AS
WITH bodies AS (
    SELECT *, row_number() OVER same AS copy, first_value({_PLACE}) OVER same AS original
    FROM versions
    WINDOW same AS (PARTITION BY key, body ORDER BY stored DESC, hidden, {_ORDER})
), ranked AS (
    SELECT *, CASE WHEN stored AND NOT hidden THEN 0 WHEN stored AND withdrawn THEN 1
                   WHEN NOT stored AND NOT withdrawn THEN 2 ELSE 3 END AS rank
    FROM bodies WHERE copy = 1
), headed AS (
    SELECT *, first_value(rank) OVER heads AS head_rank,
           first_value(stamp) OVER heads AS head_stamp,
           first_value({_PLACE}) OVER heads AS head,
           first_value({_PLACE}) OVER twins AS twin, row_number() OVER twins AS twin_number
    FROM ranked
    WINDOW heads AS (PARTITION BY key ORDER BY rank, CASE WHEN rank = 1 THEN stamp END DESC
                     NULLS FIRST, {_ORDER}),
           twins AS (PARTITION BY key, withdrawn, stamp ORDER BY stored DESC, hidden, {_ORDER})
), checked AS (
    SELECT *,
        NOT stored AND NOT withdrawn AND head <> {_PLACE} AND head_rank < 3
            AND (head_stamp IS NULL OR stamp IS NULL) AS unordered,
        NOT stored AND NOT withdrawn AND stamp IS NOT NULL AND twin_number > 1 AS equal
    FROM headed
), competing AS (
    SELECT *, row_number() OVER strength AS place, first_value({_PLACE}) OVER strength AS winner
    FROM checked
    WHERE NOT unordered AND NOT equal AND (NOT stored OR withdrawn OR NOT hidden)
    WINDOW strength AS (PARTITION BY key ORDER BY
        coalesce(stamp, CASE WHEN withdrawn THEN TIMESTAMP 'infinity'
                             ELSE TIMESTAMP '-infinity' END) DESC,
        withdrawn DESC, stored DESC, {_ORDER})
)
SELECT stored, hidden, src_batch, src_file, src_row, 'duplicate' AS state, original AS other
FROM bodies WHERE copy > 1 AND NOT stored
UNION ALL
SELECT stored, hidden, src_batch, src_file, src_row, 'conflict',
       CASE WHEN unordered THEN head ELSE twin END
FROM checked WHERE unordered OR equal
UNION ALL
SELECT stored, hidden, src_batch, src_file, src_row,
       CASE WHEN withdrawn THEN 'deleted_mark' WHEN place = 1 THEN 'current' ELSE 'superseded' END,
       winner
FROM competing
"""


@contextmanager
def new_verdicts(engine: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Empty tables ``verdict`` (newcomers that are not simply current: what they are, and beside
    which row) and ``displaced`` (stored rows that stop being current) for one table's import."""
    engine.execute(_VERDICTS)
    yield
    engine.execute("DROP TABLE verdict; DROP TABLE displaced; DROP TABLE contested")


def resolve(
    engine: duckdb.DuckDBPyConnection, table: Table, typed: str, snapshot: Snapshot
) -> None:
    """Judge the newcomers in the relation ``typed`` against each other and the lake.

    An institution lies in one area, and it is part of the key of a fee line, so only the same
    areas of the lake are looked at.
    """
    areas = {row[0] for row in engine.execute(f"SELECT DISTINCT _area FROM {typed}").fetchall()}
    stored = [
        snapshot.path / entry["path"]
        for entry in snapshot.entries(table.name)
        if entry.get("area") is None or entry["area"] in areas
    ]
    helpers = helper_columns(table)
    stored_rows = f"SELECT *, {helpers['_key']} AS _key FROM {parquet(stored)}" if stored else ""
    _find_contested(engine, typed, table, stored_rows)
    row = engine.execute("SELECT count(*) FROM contested").fetchone()
    slices = (row[0] if row else 0) // VERSIONS_PER_SLICE + 1
    if row and row[0] == 0:
        return
    for part in range(slices):
        chosen = f"SELECT h FROM contested WHERE h % {slices} = {part}"
        parts = [_newcomers(table, typed, chosen)]
        if stored:
            parts.append(_stored(table, stored_rows, chosen, snapshot, helpers))
        engine.execute(f"CREATE TEMP TABLE versions AS {' UNION ALL '.join(parts)}")
        engine.execute(_JUDGED)
        engine.execute(
            "INSERT INTO verdict SELECT src_file, src_row, state, other.b, other.f, other.r"
            " FROM judged WHERE NOT stored AND state <> 'current'"
        )
        engine.execute(
            "INSERT INTO displaced SELECT src_batch, src_file, src_row FROM judged"
            " WHERE stored AND NOT hidden AND state <> 'current'"
        )
        engine.execute("DROP TABLE versions; DROP TABLE judged")


def _find_contested(
    engine: duckdb.DuckDBPyConnection, typed: str, table: Table, stored_rows: str
) -> None:
    engine.execute(
        f"CREATE TABLE newkeys AS SELECT _key AS h FROM {typed} AS t WHERE _reject IS NULL"
    )
    row = engine.execute("SELECT count(*) FROM newkeys").fetchone()
    slices = (row[0] if row else 0) // KEYS_PER_SLICE + 1
    for part in range(slices):
        here = f"h % {slices} = {part}"
        engine.execute(
            f"INSERT INTO contested SELECT h FROM newkeys WHERE {here}"
            " GROUP BY h HAVING count(*) > 1"
        )
        if stored_rows:
            engine.execute(
                "INSERT INTO contested SELECT DISTINCT h FROM"
                f" (SELECT hash({', '.join(key_parts(table))}) AS h FROM ({stored_rows})) AS s"
                f" WHERE {here} AND h IN (SELECT h FROM newkeys WHERE {here})"
                f" AND h NOT IN (SELECT h FROM contested WHERE {here})"
            )
    engine.execute("DROP TABLE newkeys")


def _newcomers(table: Table, typed: str, chosen: str) -> str:
    return (
        f"SELECT concat_ws(chr(31), {', '.join(key_parts(table))}) AS key, false AS stored,"
        " false AS hidden, src_batch, src_file, src_row, _withdrawn AS withdrawn, _stamp AS stamp,"
        f" {body_hash(table, 't')} AS body"
        f" FROM {typed} AS t WHERE _reject IS NULL AND _key IN ({chosen})"
    )


def _stored(
    table: Table, stored_rows: str, chosen: str, snapshot: Snapshot, helpers: dict[str, str]
) -> str:
    hidden_files = snapshot.superseded(table.name)
    hidden = "false"
    if hidden_files:
        hidden = (
            "(s.src_batch, s.src_file, s.src_row) IN"
            f" (SELECT (src_batch, src_file, src_row) FROM {parquet(hidden_files)})"
        )
    return (
        f"SELECT concat_ws(chr(31), {', '.join(key_parts(table))}) AS key, true AS stored,"
        f" {hidden} AS hidden, src_batch, src_file, src_row, {helpers['_withdrawn']} AS withdrawn,"
        f" {helpers['_stamp']} AS stamp, {body_hash(table, 's')} AS body"
        f" FROM ({stored_rows}) AS s WHERE _key IN ({chosen})"
    )
