"""What was not taken: rejected rows and void values, each with its place and a Chinese reason."""

from __future__ import annotations

from pathlib import Path

import duckdb

from yijian.claims.engine import name, text
from yijian.claims.intake.source import Source
from yijian.claims.schema import tables
from yijian.claims.snapshot import VALUE_FAULT_COLUMNS

SHOWN = 1000
"""Characters of an original row or value that are kept."""

REASONS: dict[str, tuple[str, str]] = {
    "missing": ("此列必须有值，这里是空的", "非空的值"),
    "number": ("不是可以识别的金额或数字", "如 1234.50；用千分位逗号时每三位一个，如 1,234.50"),
    "date": ("不是有效的日期", "如 2026-11-21"),
    "datetime": ("不是有效的日期时间", "如 2026-11-21 08:30:00"),
    "never": ("日期晚于 2999 年，不是实际发生的时间", "实际发生的时间，如 2026-11-21 08:30:00"),
    "long": ("文字超过规定长度的 4 倍", "规定长度以内的文字"),
    "huge": ("一个单元格超过 10 万字节", "规定长度以内的文字"),
    "scientific": ("编码被电子表格改成了科学计数法，位数已经丢失", "以文本格式保存的完整编码"),
    "few_columns": ("列数少于表头", "与表头相同的列数"),
    "many_columns": ("列数多于表头", "与表头相同的列数；含逗号的值用引号括起"),
    "quote": ("引号用法有误", '含逗号或引号的值用 "…" 括起，值内的引号写两次'),
    "long_row": ("一行超过 1 MB", "规定长度以内的各列"),
    "json": ("不是合法的报文", "完整的 JSON 对象"),
    "node": ("报文里没有这个交易应有的数据节点", "input 下有数据节点，如 feedetail、selinfo"),
    "row": ("这一行无法识别", "与表头一致的一行"),
}

_TABLES = """
CREATE TABLE reject (file VARCHAR, src_row BIGINT, table_name VARCHAR, column_name VARCHAR,
                     original VARCHAR, wrong VARCHAR, "right" VARCHAR, content VARCHAR);
CREATE TABLE value_fault (table_name VARCHAR, row_key VARCHAR, src_batch INTEGER,
                          src_file INTEGER, src_row BIGINT, column_name VARCHAR, original VARCHAR);
CREATE TABLE reason (kind VARCHAR, wrong VARCHAR, "right" VARCHAR);
"""


def prepare(engine: duckdb.DuckDBPyConnection) -> None:
    """Make the tables that collect rejects and value faults of the whole import."""
    engine.execute(_TABLES)
    engine.executemany(
        "INSERT INTO reason VALUES (?, ?, ?)",
        [[kind, wrong, right] for kind, (wrong, right) in REASONS.items()],
    )


def collect_shape(engine: duckdb.DuckDBPyConnection, source: Source) -> None:
    """Add the rows that could not be split into columns."""
    if not source.shape:
        return
    engine.execute(
        f"INSERT INTO reject SELECT {text(source.name)}, broken.n, {text(source.table)}, NULL,"
        ' NULL, wrong, "right", broken.content FROM (SELECT unnest($1) AS n, unnest($2) AS kind,'
        " unnest($3) AS content) AS broken JOIN reason ON reason.kind = broken.kind",
        [
            [it.row for it in source.shape],
            [it.kind for it in source.shape],
            [it.text[:SHOWN] for it in source.shape],
        ],
    )


def collect_rows(
    engine: duckdb.DuckDBPyConnection, source: Source, typed: str, *, void_values: bool = False
) -> None:
    """Add the rejected rows of one source, or the void values of its accepted rows, with their
    original text.

    ``typed`` is the relation of this source's typed rows with ``_ord`` (position in the source).
    """
    kind = "_fault" if void_values else "_reject"
    found = engine.execute(f"SELECT count(*) FROM {typed} AS t WHERE {kind} IS NOT NULL").fetchone()
    if not found or not found[0]:
        return
    raw = _with_original(source, typed, kind)
    if void_values:
        key = ", ".join(f"CAST({name(it)} AS VARCHAR)" for it in tables()[source.table].key)
        engine.execute(
            f"INSERT INTO value_fault SELECT {text(source.table)}, row_key, src_batch, src_file,"
            f" src_row, column_name, original FROM ({raw.replace('/*key*/', key)})"
        )
    else:
        engine.execute(
            f"INSERT INTO reject SELECT {text(source.name)}, src_row, {text(source.table)},"
            ' column_name, original, reason.wrong, reason."right", content'
            f" FROM ({raw.replace('/*key*/', 'NULL')}) AS r"
            " JOIN reason ON reason.kind = r.kind"
        )


def _with_original(source: Source, typed: str, kind: str) -> str:
    """Bad rows of a source, one per bad column, joined with the text they were read from."""
    columns = source.columns
    content = f"left(concat_ws(',', {', '.join(columns.values())}), {SHOWN})"
    raws = ", ".join(f"left({sql}, {SHOWN}) AS {name('raw ' + it)}" for it, sql in columns.items())
    chosen = " ".join(f"WHEN {text(it)} THEN {name('raw ' + it)}" for it in columns)
    return (
        "SELECT src_batch, src_file, src_row, row_key, column_name, kind, content,"
        f" CASE column_name {chosen} END AS original FROM ("
        "SELECT src_batch, src_file, src_row, _ord, row_key,"
        " split_part(mark, '|', 1) AS column_name, split_part(mark, '|', 2) AS kind FROM ("
        f"SELECT src_batch, src_file, src_row, _ord, concat_ws('|', /*key*/) AS row_key,"
        f" unnest({kind}) AS mark FROM {typed} AS t WHERE {kind} IS NOT NULL)) AS bad"
        " JOIN (SELECT * FROM (SELECT row_number() OVER () - 1 AS _ord,"
        f" {content} AS content, {raws} FROM {source.relation})"
        f" WHERE _ord IN (SELECT _ord FROM {typed} AS t WHERE {kind} IS NOT NULL)) AS raw"
        " ON raw._ord = bad._ord"
    )


def collect_conflicts(
    engine: duckdb.DuckDBPyConnection, table: str, typed: str, names: dict[tuple[int, int], str]
) -> None:
    """Add the newcomers whose key another row has with another body and no earlier time."""
    found = engine.execute("SELECT count(*) FROM verdict WHERE state = 'conflict'").fetchone()
    if not found or not found[0]:
        return
    schema = tables()[table]
    content = ", ".join(f"CAST(t.{name(it)} AS VARCHAR)" for it in schema.columns)
    key = ", ".join(f"CAST(t.{name(it)} AS VARCHAR)" for it in schema.key)
    engine.execute("CREATE OR REPLACE TEMP TABLE filename (b INTEGER, f INTEGER, n VARCHAR)")
    engine.executemany(
        "INSERT INTO filename VALUES (?, ?, ?)", [[b, f, n] for (b, f), n in names.items()]
    )
    engine.execute(
        f"INSERT INTO reject SELECT mine.n, t.src_row, {text(table)},"
        f" {text('、'.join(schema.key))}, concat_ws('|', {key}),"
        " '与 ' || other.n || ' 第 ' || v.other_row || ' 行主键相同而内容不同，更新时间相同或缺失，"
        "无法判断哪一行有效', '更新时间（updt_time）晚于原行的更正行',"
        f" left(concat_ws(',', {content}), {SHOWN})"
        f" FROM {typed} AS t JOIN verdict AS v ON v.src_file = t.src_file"
        " AND v.src_row = t.src_row AND v.state = 'conflict'"
        " JOIN filename AS mine ON mine.b = t.src_batch AND mine.f = t.src_file"
        " JOIN filename AS other ON other.b = v.other_batch AND other.f = v.other_file"
    )


def write_rejects(engine: duckdb.DuckDBPyConnection, target: Path) -> int:
    """Write what was rejected for a spreadsheet; returns the number of lines (0: no file)."""
    found = engine.execute("SELECT count(*) FROM reject").fetchone()
    count = int(found[0]) if found else 0
    if count:
        target.parent.mkdir(parents=True, exist_ok=True)
        headings = (
            'file AS "\ufeff文件", src_row AS "行", table_name AS "表", column_name AS "列",'
            ' original AS "原值", wrong AS "问题", "right" AS "应为", content AS "原始内容"'
        )
        engine.execute(
            f"COPY (SELECT {headings} FROM reject ORDER BY file, src_row, column_name)"
            f" TO {text(str(target))} (FORMAT csv, HEADER true)"
        )
    return count


def write_value_faults(engine: duckdb.DuckDBPyConnection, target: Path) -> int:
    """Write the void values of accepted rows; returns their number (0: no file)."""
    found = engine.execute("SELECT count(*) FROM value_fault").fetchone()
    count = int(found[0]) if found else 0
    if count:
        target.parent.mkdir(parents=True, exist_ok=True)
        listed = ", ".join(f"{it}::{kind} AS {it}" for it, kind in VALUE_FAULT_COLUMNS.items())
        engine.execute(
            f"COPY (SELECT {listed} FROM value_fault ORDER BY table_name, src_file, src_row)"
            f" TO {text(str(target))} (FORMAT parquet, COMPRESSION zstd)"
        )
    return count
