"""A copy of a provider's data, obtained later, beside what the provider uploaded.

What was altered, hidden or destroyed shows as rows that differ, that the upload lacks, or that the
copy lacks (海南省办法第二十三条第（八）项：伪造、变造、隐匿、涂改、销毁资料). Nothing is imported.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from yijian.claims.engine import connect, name, text
from yijian.claims.intake.faults import prepare
from yijian.claims.intake.gather import gather, open_all
from yijian.claims.intake.reading import type_rows, union
from yijian.claims.intake.report import TableCount
from yijian.claims.intake.source import Source
from yijian.claims.intake.typed import EXCHANGE
from yijian.claims.lake import Lake
from yijian.claims.schema import Table, tables
from yijian.claims.snapshot import Snapshot
from yijian.kernel.errors import UsageError

Progress = Callable[[str, float], None]
DIFFERS, NOT_UPLOADED, NOT_IN_COPY = "内容不同", "上传里没有", "副本里没有"
"""What a difference is: altered; hidden from the upload; gone from the provider's own data."""
PERSONAL = ("psn_no", "certno", "psn_cert_no", "mdtrt_cert_no", "psn_name", "patn_name", "tel",
            "brdy", "addr")  # fmt: skip
"""Columns of which the list shows the ends at most."""
_LONG = 6
"""Characters of such a value from which on its ends are shown."""


@dataclass
class Compared:
    """Rows of one table: in the copy, uploaded within its reach, and how they compare.

    ``copy = same + differing + not_uploaded + repeated + unreadable``; ``uploaded = same +
    differing + not_in_copy``. The reach of a copy is its institutions and its days; of a table
    without institution it is the keys of the copy, and ``not_in_copy`` stays 0.
    """

    copy: int = 0
    uploaded: int = 0
    same: int = 0
    differing: int = 0
    not_uploaded: int = 0
    not_in_copy: int = 0
    repeated: int = 0
    unreadable: int = 0


@dataclass
class Comparison:
    """What the comparison found; ``differences`` is the file that lists it, None if there is
    nothing to list."""

    lake_version: int
    tables: dict[str, Compared] = field(default_factory=dict)
    differences: Path | None = None
    notes: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The object of ``yijian lake compare --json``."""
        return {
            "lake_version": self.lake_version,
            "tables": {table: asdict(it) for table, it in self.tables.items()},
            "differences": str(self.differences) if self.differences else None,
            "notes": self.notes,
        }


def compare_copy(
    lake: Lake, paths: Sequence[Path], out: Path, progress: Progress | None = None
) -> Comparison:
    """Compare files of national tables with the current rows of the lake; list differences.

    Only columns that the files have are compared, so an extract of few columns will do. ``out`` is
    written whole or not at all.

    Raises:
        UsageError: a path does not exist, or ``out`` does.
        Refused: files that cannot be used; all of them are named.
    """
    if out.exists():
        raise UsageError("compare.out", f"“{out}”已经存在；请给出新的文件名")
    tell = progress or (lambda _what, _share: None)
    given, snapshot = gather(paths), lake.snapshot()
    found = Comparison(lake_version=snapshot.version)
    with tempfile.TemporaryDirectory() as folder:
        engine = connect(Path(folder))
        try:
            prepare(engine)
            engine.execute(_DIFFERENCES)
            sources = open_all(given, Path(folder), found.notes)
            names = sorted({source.table for source in sources})
            for position, table in enumerate(names):
                tell(f"比对 {tables()[table].title}", position / len(names))
                mine = [it for it in sources if it.table == table]
                found.tables[table] = _compare(engine, snapshot, mine, Path(folder))
            found.differences = _listed(engine, sources, snapshot, out)
        finally:
            engine.close()
    tell("完成", 1.0)
    return found


_DIFFERENCES = """
CREATE TABLE difference (table_name VARCHAR, kind VARCHAR, row_key VARCHAR, column_name VARCHAR,
                         uploaded VARCHAR, copied VARCHAR, src_batch INTEGER, src_file INTEGER,
                         src_row BIGINT, copy_file INTEGER, copy_row BIGINT);
"""


def _compare(
    engine: duckdb.DuckDBPyConnection, snapshot: Snapshot, sources: list[Source], folder: Path
) -> Compared:
    schema = tables()[sources[0].table]
    columns = _columns(schema, sources)
    count = TableCount()
    typed = union([type_rows(engine, it, 0, folder, count) for it in sources])
    engine.execute(
        "CREATE OR REPLACE TABLE copied AS SELECT *, row_number() OVER (PARTITION BY k"
        " ORDER BY src_file, src_row) AS place"
        f" FROM (SELECT {_key(schema, 't')} AS k, t.* FROM {typed} AS t"
        " WHERE t._reject IS NULL AND NOT t._withdrawn)"
    )
    engine.execute(
        f"CREATE OR REPLACE TABLE uploaded AS SELECT {_key(schema, 't')} AS k, t.*"
        f" FROM {snapshot.scan_sql(schema.name)} AS t WHERE {_reach(schema, columns)}"
    )
    same = " AND ".join(f"u.{name(it)} IS NOT DISTINCT FROM c.{name(it)}" for it in columns)
    engine.execute(
        "CREATE OR REPLACE TABLE paired AS SELECT c.k AS ck, u.k AS uk, coalesce(c.k, u.k) AS k,"
        f" {same or 'true'} AS same FROM (SELECT * FROM copied WHERE place = 1) AS c"
        " FULL JOIN uploaded AS u ON u.k = c.k"
    )
    _keep(engine, schema, columns)
    return _counted(engine, count.total)


def _columns(schema: Table, sources: list[Source]) -> list[str]:
    """The columns that every file has and that say something of the fact."""
    there = set.intersection(*(set(source.columns) for source in sources))
    return [it for it in schema.columns if it in there and it not in EXCHANGE + schema.key]


def _key(schema: Table, alias: str) -> str:
    parts = (f"coalesce(CAST({alias}.{name(it)} AS VARCHAR), '')" for it in schema.key)
    return f"concat_ws(chr(31), {', '.join(parts)})"


def _reach(schema: Table, columns: Sequence[str]) -> str:
    """Which uploaded rows the copy should hold."""
    if "fixmedins_code" not in schema.columns:
        return f"{_key(schema, 't')} IN (SELECT k FROM copied)"
    mine = "t.fixmedins_code IN (SELECT fixmedins_code FROM copied)"
    if schema.time is None or schema.time not in (*columns, *schema.key):
        return mine
    day = f"CAST({name(schema.time)} AS DATE)"
    return (
        f"{mine} AND CAST(t.{name(schema.time)} AS DATE) BETWEEN"
        f" (SELECT min({day}) FROM copied) AND (SELECT max({day}) FROM copied)"
    )


def _keep(engine: duckdb.DuckDBPyConnection, schema: Table, columns: Sequence[str]) -> None:
    """One line for each column that differs, and one for each row that stands on one side only."""
    marks = ", ".join(
        f"CASE WHEN u.{name(it)} IS DISTINCT FROM c.{name(it)} THEN struct_pack("
        f"n := {text(it)}, u := {_shown(it, 'u')}, c := {_shown(it, 'c')}) END"
        for it in columns
    )
    table, shown = text(schema.name), _shown_key(schema)
    if marks:
        engine.execute(
            f"INSERT INTO difference SELECT {table}, {text(DIFFERS)}, k, m.n, m.u, m.c,"
            f" b, uf, ur, cf, cr FROM (SELECT {shown.format(side='u')} AS k, unnest(list_filter("
            f"[{marks}], lambda it: it IS NOT NULL)) AS m, u.src_batch AS b, u.src_file AS uf,"
            " u.src_row AS ur, c.src_file AS cf, c.src_row AS cr FROM paired AS p"
            " JOIN copied AS c ON c.k = p.ck AND c.place = 1 JOIN uploaded AS u ON u.k = p.uk"
            " WHERE NOT p.same)"
        )
    engine.execute(
        f"INSERT INTO difference SELECT {table}, {text(NOT_UPLOADED)}, {shown.format(side='c')},"
        " NULL, NULL, NULL, NULL, NULL, NULL, c.src_file, c.src_row FROM paired AS p"
        " JOIN copied AS c ON c.k = p.ck AND c.place = 1 WHERE p.uk IS NULL"
    )
    engine.execute(
        f"INSERT INTO difference SELECT {table}, {text(NOT_IN_COPY)}, {shown.format(side='u')},"
        " NULL, NULL, NULL, u.src_batch, u.src_file, u.src_row, NULL, NULL FROM paired AS p"
        " JOIN uploaded AS u ON u.k = p.uk WHERE p.ck IS NULL"
    )


def _shown(column: str, side: str) -> str:
    """A value as the list shows it: of a person the ends at most."""
    value = f"CAST({side}.{name(column)} AS VARCHAR)"
    if column not in PERSONAL:
        return value
    ends = f"left({value}, 1) || '****' || right({value}, 1)"
    return f"CASE WHEN length({value}) >= {_LONG} THEN {ends} ELSE '****' END"


def _shown_key(schema: Table) -> str:
    parts = (
        f"{text(schema.columns[it].title + '=')} || coalesce({_shown(it, '{side}')}, '')"
        for it in schema.key
    )
    return f"concat_ws('|', {', '.join(parts)})"


def _counted(engine: duckdb.DuckDBPyConnection, total: int) -> Compared:
    row = engine.execute(
        "SELECT count(*) FILTER (ck IS NOT NULL AND uk IS NOT NULL AND same),"
        " count(*) FILTER (ck IS NOT NULL AND uk IS NOT NULL AND NOT same),"
        " count(*) FILTER (uk IS NULL), count(*) FILTER (ck IS NULL),"
        " (SELECT count(*) FROM uploaded), (SELECT count(*) FROM copied),"
        " (SELECT count(*) FROM copied WHERE place > 1) FROM paired"
    ).fetchone()
    same, differing, hidden, gone, uploaded, readable, repeated = row or (0,) * 7
    return Compared(
        copy=total,
        uploaded=uploaded,
        same=same,
        differing=differing,
        not_uploaded=hidden,
        not_in_copy=gone,
        repeated=repeated,
        unreadable=total - readable,
    )


def _listed(
    engine: duckdb.DuckDBPyConnection, sources: list[Source], snapshot: Snapshot, out: Path
) -> Path | None:
    """Write the differences for a spreadsheet; None where there are none."""
    found = engine.execute("SELECT count(*) FROM difference").fetchone()
    if not found or not found[0]:
        return None
    engine.execute("CREATE TABLE filename (b INTEGER, f INTEGER, n VARCHAR)")
    named = {**snapshot.source_names(), **{(0, it.number): it.name for it in sources}}
    engine.executemany(
        "INSERT INTO filename VALUES (?, ?, ?)", [[b, f, n] for (b, f), n in named.items()]
    )
    titles = {it.name: it.title for table in tables().values() for it in table.columns.values()}
    engine.execute("CREATE TABLE heading (n VARCHAR, t VARCHAR)")
    engine.executemany("INSERT INTO heading VALUES (?, ?)", [list(it) for it in titles.items()])
    beside = out.with_name(f".{out.name}.tmp")
    out.parent.mkdir(parents=True, exist_ok=True)
    engine.execute(
        'COPY (SELECT d.table_name AS "\ufeff表", d.kind AS "差别", d.row_key AS "主键",'
        ' coalesce(h.t, d.column_name) AS "列", d.uploaded AS "上传的值", d.copied AS "副本的值",'
        ' d.src_batch AS "上传批次", f.n AS "上传文件", d.src_row AS "上传行", c.n AS "副本文件",'
        ' d.copy_row AS "副本行" FROM difference AS d'
        " LEFT JOIN filename AS f ON f.b = d.src_batch AND f.f = d.src_file"
        " LEFT JOIN filename AS c ON c.b = 0 AND c.f = d.copy_file"
        " LEFT JOIN heading AS h ON h.n = d.column_name"
        " ORDER BY d.table_name, d.kind, d.row_key, d.column_name)"
        f" TO {text(str(beside))} (FORMAT csv, HEADER true)"
    )
    beside.replace(out)
    return out
