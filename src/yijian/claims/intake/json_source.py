"""Messages of 2204, 2301 and 3501-3507 as clients send them, and plain rows as JSON objects.

A message is the envelope with ``infno`` and ``input``; its rows are an object or a list in a node
of ``input``. Trace codes (``drugtracinfo`` as list or object, ``drug_trac_codg`` as a single value)
become rows of their own table. A row's number is its place in the file among the rows of its
table.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from yijian.claims.engine import connect, name, parquet, text
from yijian.claims.intake.encoding import as_clean_text
from yijian.claims.intake.headers import candidates
from yijian.claims.intake.messages import interfaces, kinds_of, read_messages
from yijian.claims.intake.source import Given, ShapeFault, Source
from yijian.claims.schema import tables
from yijian.kernel.errors import BadInput, Place

TRACED = "drugtracinfo"
PROVISIONAL = "M:"
"""Before the settlement number of a 2204 line stands this and the visit: it is not settled yet."""


def open_json(given: Given, table: str | None, number: int, staging: Path) -> list[Source]:
    """The sources of a JSON file, one per table its messages fill; ``table`` is what the name of
    the file says, needed only for plain rows.

    Raises:
        BadInput: not JSON, a response, or an interface whose rows the lake does not hold.
    """
    clean = as_clean_text(given.path, given.name, staging / f"clean-{number}.json", cut=False)
    neutral = staging / f"in-{number}.json"
    neutral.symlink_to(clean.path.absolute())
    with connect() as engine:
        engine.execute(f"SET temp_directory = {text(str(staging / 'json-spill'))}")
        broken = read_messages(engine, neutral, given)
        kinds = kinds_of(engine, given.name, table)
        sources: list[Source] = []
        for infno in kinds:
            target = staging / f"json-{number}-{infno or 'rows'}"
            sources += _sources_of(engine, infno, table, given, number, target)
    if not sources:
        raise BadInput("import.empty", Place(given.name), "文件里没有报文", "至少一条报文")
    sources[0].shape += broken
    return sources


def _sources_of(
    engine: duckdb.DuckDBPyConnection,
    infno: str,
    table: str | None,
    given: Given,
    number: int,
    target: Path,
) -> list[Source]:
    spec = interfaces().get(infno, {})
    held: str = spec.get("table") or table or ""
    empty = _unpack(engine, infno, spec.get("nodes"))
    keys = [
        row[0]
        for row in engine.execute(
            "SELECT DISTINCT unnest(json_keys(item)) AS k FROM item ORDER BY k"
        ).fetchall()
    ]
    columns, unknown = candidates(held, [key for key in keys if key.lower() != TRACED])
    expressions = _expressions(held, columns, infno)
    sources = [_staged(engine, held, expressions, "item", given, number, target)]
    sources[0].unknown = unknown
    sources[0].shape = [ShapeFault(n, "node", content) for n, content in empty]
    if "traced_at" in spec:
        traced = _traced(engine, expressions, infno, spec["traced_at"], keys)
        found = engine.execute("SELECT count(*) FROM traced").fetchone() if traced else None
        if found and found[0]:
            sources.append(_staged(engine, TRACED, traced, "traced", given, number, target))
    return sources


def _unpack(
    engine: duckdb.DuckDBPyConnection, infno: str, nodes: list[str] | None
) -> list[tuple[int, str]]:
    """Table ``item``: one row of the message each; returns the messages that hold none."""
    engine.execute("DROP TABLE IF EXISTS item; DROP TABLE IF EXISTS holder")
    node = "j"
    if nodes:
        here = ", ".join(f"nullif(j->'input'->{text(it)}, 'null'::JSON)" for it in nodes)
        node = f"coalesce({here})"
    engine.execute(
        f"CREATE TABLE holder AS SELECT n, j, {node} AS node FROM message"
        f" WHERE coalesce(left(trim(j->>'infno'), 4), '') = {text(infno)}"
    )
    engine.execute(
        "CREATE TABLE item AS SELECT n, unnest(CASE json_type(node)"
        " WHEN 'ARRAY' THEN json_extract(node, '$[*]') ELSE [node] END) AS item,"
        " j->>'fixmedins_code' AS sender, j->>'fixmedins_name' AS sender_name,"
        " j->>'inf_time' AS sent FROM holder WHERE json_type(node) IN ('ARRAY', 'OBJECT')"
    )
    engine.execute("DELETE FROM item WHERE json_type(item) <> 'OBJECT'")
    found: list[tuple[int, str]] = engine.execute(
        "SELECT n, left(j::VARCHAR, 2000) FROM holder WHERE n NOT IN (SELECT n FROM item)"
        " ORDER BY n"
    ).fetchall()
    return found


def _expressions(table: str, columns: dict[str, list[str]], infno: str) -> dict[str, str]:
    """SQL text of each official column of ``table`` in an item; the envelope fills gaps."""
    made: dict[str, str] = {}
    for official, keys in columns.items():
        parts = [f"nullif(item->>{text('$.' + _quoted(key))}, '')" for key in keys]
        made[official] = f"coalesce({', '.join(parts)})"
    if infno:
        schema = tables()[table].columns
        _fill(made, schema, "fixmedins_code", "sender")
        _fill(made, schema, "fixmedins_name", "sender_name")
        _fill(made, schema, "updt_time", "sent")
    if infno in ("2204", "2301"):
        _fill(made, tables()[table].columns, "hilist_code", made.get("med_list_codg", "NULL"))
        visit = made.get("mdtrt_id", "NULL")
        _fill(made, tables()[table].columns, "setl_id", f"{text(PROVISIONAL)} || {visit}")
    for needed in tables()[table].need:
        made.setdefault(needed, "NULL::VARCHAR")
    return made


def _quoted(key: str) -> str:
    return '"' + key.replace('"', '\\"') + '"'


def _fill(made: dict[str, str], schema: dict[str, Any], column: str, sql: str) -> None:
    if column in schema:
        made[column] = f"coalesce({made[column]}, {sql})" if column in made else sql


def _traced(
    engine: duckdb.DuckDBPyConnection,
    columns: dict[str, str],
    infno: str,
    happened: str,
    keys: list[str],
) -> dict[str, str]:
    """Table ``traced``: one row per trace code of an item; empty where no item names one."""
    nodes = [key for key in keys if key.lower() == TRACED]
    found = [
        f"json_extract_string(item, {text('$.' + _quoted(node) + path)})"
        for node in nodes
        for path in ("[*].drug_trac_codg", "[*]")
    ]
    single = [
        f"[json_extract_string(item, {text('$.' + _quoted(node) + '.drug_trac_codg')})]"
        for node in nodes
    ]
    if "drug_trac_codg" in columns:
        single.append(f"[{columns['drug_trac_codg']}]")
    if not found and not single:
        return {}
    codes = f"list_concat({', '.join(found + single)})"
    engine.execute("DROP TABLE IF EXISTS traced")
    engine.execute(
        "CREATE TABLE traced AS SELECT * FROM (SELECT *,"
        f" unnest(list_sort(list_distinct({codes}))) AS code"
        " FROM item) WHERE code IS NOT NULL AND trim(code) <> '' AND left(code, 1) <> '{'"
    )
    kept = {it: sql for it, sql in columns.items() if it in tables()[TRACED].columns}
    kept |= {"infno": text(infno), "drug_trac_codg": "code"}
    kept["ocur_time"] = columns.get(happened, "NULL::VARCHAR")
    return kept


def _staged(
    engine: duckdb.DuckDBPyConnection,
    table: str,
    columns: dict[str, str],
    rows: str,
    given: Given,
    number: int,
    target: Path,
) -> Source:
    path = target.with_name(f"{target.name}-{table}.parquet")
    listed = ", ".join(f"{sql} AS {name(it)}" for it, sql in columns.items())
    engine.execute(f"COPY (SELECT {listed} FROM {rows}) TO {text(str(path))} (FORMAT parquet)")
    return Source(
        number=number,
        name=given.name,
        table=table,
        kind="json",
        relation=parquet([path]),
        columns={it: name(it) for it in columns},
        first_row=1,
        counts_broken=False,
    )
