"""CSV: headings to columns, and a proof that no row was lost between the file and the engine."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import duckdb

from yijian.claims.engine import text
from yijian.claims.intake.encoding import Text, as_clean_text
from yijian.claims.intake.headers import map_headings, names_of
from yijian.claims.intake.rewriting import TOO_LONG
from yijian.claims.intake.source import Given, ShapeFault, Source
from yijian.kernel.errors import BadInput, Place

_HEAD = 1 << 20
MOST_BROKEN = 100_000
"""Broken rows from which on the file is refused: it was written in another way altogether."""
_LONGEST_BROKEN = 50
"""Line ends inside one broken row from which on a quote was left open, not a row damaged."""
_KINDS = {
    "MISSING COLUMNS": "few_columns",
    "TOO MANY COLUMNS": "many_columns",
    "UNQUOTED VALUE": "quote",
    "LINE SIZE OVER MAXIMUM": "long_row",
}


def open_csv(given: Given, table: str, number: int, staging: Path) -> Source:
    """The source of a CSV file.

    Raises:
        BadInput: encoding, headings or a quote that is never closed.
    """
    neutral = staging / f"in-{number}.csv"
    clean = as_clean_text(given.path, given.name, staging / f"clean-{number}.csv")
    if clean.path == given.path:
        neutral.symlink_to(given.path.absolute())
    else:
        clean.path.rename(neutral)
    headings, delimiter, skip, head_lines = _head(neutral, table, given.name)
    mapping = map_headings(table, headings, given.name)
    names = ", ".join(f"'c{position}': 'VARCHAR'" for position in range(len(headings)))
    relation = (
        f"read_csv({text(str(neutral))}, columns = {{{names}}}, auto_detect = false,"
        f" header = false, skip = {skip}, delim = {text(delimiter)}, quote = '\"', escape = '\"',"
        " nullstr = '', store_rejects = true, rejects_table = 'csv_faults',"
        " rejects_scan = 'csv_scans', rejects_limit = 0,"
        " max_line_size = 2000000, buffer_size = 16000000)"
    )

    def after_read(engine: duckdb.DuckDBPyConnection, source: Source, rows: int) -> None:
        source.shape = _shape_faults(engine, source)
        _prove_complete(engine, source, rows, clean, head_lines, skip - 1)

    return Source(
        number=number,
        name=given.name,
        table=table,
        kind="csv",
        relation=relation,
        columns={official: f"c{position}" for official, position in mapping.columns.items()},
        encoding=clean.encoding,
        unknown=mapping.unknown,
        after_read=after_read,
    )


def _head(path: Path, table: str, name: str) -> tuple[list[str], str, int, int]:
    """Headings, delimiter, rows to skip down to the first of data, and lines they take."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD).decode("utf-8-sig", errors="ignore")
    stripped = head.lstrip("\r\n")
    if not stripped.strip():
        raise BadInput("import.empty", Place(name), "文件里没有内容", "至少有一行表头的文件")
    before = head[: len(head) - len(stripped)].count("\n")
    known = names_of(table)
    best: tuple[int, list[str], str, int] = (-1, [], ",", 1)
    for delimiter in (",", "\t", "|", ";"):
        reader = csv.reader(io.StringIO(stripped, newline=""), delimiter=delimiter)
        headings = next(reader)
        found = sum(heading.strip().lower() in known for heading in headings)
        if found > best[0]:
            best = (found, headings, delimiter, reader.line_num)
    return best[1], best[2], before + 1, before + best[3]


def _shape_faults(engine: duckdb.DuckDBPyConnection, source: Source) -> list[ShapeFault]:
    scan = "scan_id = (SELECT max(scan_id) FROM csv_scans)"
    counted = engine.execute(
        f"SELECT count(DISTINCT line), min(line) FROM csv_faults WHERE {scan}"
    ).fetchone()
    if counted and counted[0] > MOST_BROKEN:
        raise BadInput(
            "import.shape",
            Place(source.name, counted[1]),
            f"有 {counted[0]} 行的列数或引号与表头不符",
            f"不多于 {MOST_BROKEN} 行；请检查分隔符和导出设置",
        )
    found = engine.execute(
        "SELECT line, min(error_type::VARCHAR), any_value(csv_line)"
        f" FROM csv_faults WHERE {scan} GROUP BY line ORDER BY line"
    ).fetchall()
    faults = []
    for line, kind, content in found:
        if content.count("\n") > _LONGEST_BROKEN:
            raise _open_quote(source.name, line)
        long = content.startswith(TOO_LONG)
        faults.append(
            ShapeFault(line, "long_row" if long else _KINDS.get(kind, "row"), content[:2000])
        )
    return faults


def _prove_complete(
    engine: duckdb.DuckDBPyConnection,
    source: Source,
    rows: int,
    clean: Text,
    head_lines: int,
    blank_before: int,
) -> None:
    """Every line of the file is a heading, a row, a rejected row, blank, or inside a value."""
    inside = sum(fault.text.rstrip("\n").count("\n") for fault in source.shape)
    unexplained = clean.lines - head_lines - rows - len(source.shape) - inside
    blank = clean.blank_lines - blank_before
    if unexplained > blank and clean.has_quotes:
        line = f"concat_ws('', {', '.join(source.columns.values())})"
        counted = engine.execute(
            f"SELECT sum(strlen({line}) - strlen(replace({line}, chr(10), '')))"
            f" FROM {source.relation}"
        ).fetchone()
        unexplained -= int(counted[0] or 0) if counted else 0
    if not 0 <= unexplained <= blank:
        raise _open_quote(source.name, None)


def _open_quote(name: str, line: int | None) -> BadInput:
    return BadInput(
        "import.quote",
        Place(name, line),
        "引号没有成对，无法确定从哪里开始换行",
        '含逗号、引号或换行的值用 "…" 括起，值内的引号写两次',
    )
