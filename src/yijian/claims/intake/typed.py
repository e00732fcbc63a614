"""One SQL statement per source: text to typed columns, with what is wrong beside each row.

A row is rejected when a column it needs is missing or unreadable, when an amount or quantity
(sixteen digits) is unreadable, or when a text is absurdly long. Any other unreadable value becomes
NULL, is kept as a value fault, and the row is accepted.
"""

from __future__ import annotations

from yijian.claims.engine import name, text
from yijian.claims.intake.casts import cleaned, looks_scientific, trimmed, value
from yijian.claims.intake.source import Source
from yijian.claims.schema import Column, Table, tables

LONGEST_TEXT = 100_000
"""Characters of one cell from which on the row is rejected."""
LENGTH_FACTOR = 4
"""A text may be this many times the official length; areas widened their columns."""
MONEY_PRECISION = 16
EXCHANGE = ("biz_date", "deleted_time", "exch_updt_time", "subsys_codg")
"""Columns of the exchange, not of the fact: two versions that differ only here are the same."""
_IDENTIFYING = ("_id", "_no", "_sn", "_code", "_codg", "certno")


def helper_columns(table: Table) -> dict[str, str]:
    """Columns that the typed rows carry beside the table's own, with the SQL that makes them."""
    columns = table.columns
    institution = "fixmedins_code" if "fixmedins_code" in columns else "NULL::VARCHAR"
    person = "psn_no" if "psn_no" in columns else "NULL::VARCHAR"
    area = f"substr({institution}, 2, 4)"
    happened = table.time or "NULL::TIMESTAMP"
    stamped = [it for it in ("updt_time", "deleted_time", "exch_updt_time") if it in columns]
    withdrawn = [
        f"coalesce({it}, '0') NOT IN ('0', 'N', 'n', 'false')"
        for it in ("deleted",)
        if it in columns
    ]
    withdrawn += ["coalesce(vali_flag, '1') = '0'" for it in ("vali_flag",) if it in columns]
    return {
        "psn_bucket": f"coalesce(('0x' || substr(md5({person}), 1, 2))::SMALLINT, 0::SMALLINT)",
        "_area": f"CASE WHEN regexp_full_match({area}, '\\d{{4}}') THEN {area} ELSE '0000' END",
        "_month": f"strftime({happened}, '%Y%m')",
        "_key": f"hash({', '.join(key_parts(table))})",
        "_withdrawn": " OR ".join(withdrawn) or "false",
        "_stamp": f"coalesce({', '.join(stamped) or 'NULL'})::TIMESTAMP",
    }


def key_parts(table: Table) -> list[str]:
    """The key columns as SQL texts in which an absent value is an empty text."""
    return [f"coalesce(CAST({name(it)} AS VARCHAR), '')" for it in table.key]


def body_hash(table: Table, alias: str) -> str:
    """A hash of what a row says: every national column except those of the exchange."""
    parts = []
    for it in table.columns:
        if it == "deleted":
            parts.append(f"coalesce({alias}.deleted, '0')")
        elif it not in EXCHANGE:
            parts.append(f"{alias}.{name(it)}")
    return f"hash({', '.join(parts)})"


def typed_sql(source: Source) -> str:
    """The SELECT that types the rows of ``source`` in their order."""
    table = tables()[source.table]
    present = [column for column in table.columns.values() if column.name in source.columns]
    bare = ", ".join(
        f"{trimmed(f'({source.columns[column.name]})')} AS b{i}" for i, column in enumerate(present)
    )
    first = ", ".join(f"{cleaned(f'b{i}', column)} AS t{i}" for i, column in enumerate(present))
    second = ", ".join(
        f"{value(f't{i}', column, source.kind)} AS v{i}"
        for i, column in enumerate(present)
        if column.kind != "text"
    )
    rejected, faulty = _verdicts(table, present)
    columns = _value_columns(table, present)
    helpers = ", ".join(f"{sql} AS {it}" for it, sql in helper_columns(table).items())
    return (
        f"SELECT {columns}, {helpers}, _reject, _fault, _grouped, _row FROM ("
        f"SELECT {_kept_columns(present)}, {_listed(rejected)} AS _reject,"
        f" {_listed(faulty)} AS _fault, {_grouped(present)} AS _grouped, _row FROM ("
        f"SELECT *{', ' + second if second else ''} FROM ("
        f"SELECT {first}, _row FROM ("
        f"SELECT {bare}, {source.row_sql or 'NULL'}::BIGINT AS _row FROM {source.relation}))))"
    )


def _is_id(column: Column) -> bool:
    return column.kind == "text" and column.name.endswith(_IDENTIFYING)


def _verdicts(table: Table, present: list[Column]) -> tuple[dict[str, str], dict[str, str]]:
    """Conditions by ``column|kind``: those that reject the row, those that void the value."""
    rejected: dict[str, str] = {}
    faulty: dict[str, str] = {}
    for i, column in enumerate(present):
        needed = column.name in table.need
        if needed:
            rejected[f"{column.name}|missing"] = f"t{i} IS NULL"
        if column.kind == "text":
            _judge_text(i, column, rejected, rejected if needed else faulty)
            continue
        strict = needed or (column.kind == "number" and column.precision >= MONEY_PRECISION)
        unread = f"(t{i} IS NOT NULL AND v{i} IS NULL)"
        (rejected if strict else faulty)[f"{column.name}|{column.kind}"] = unread
        if needed and column.name == table.time:
            rejected[f"{column.name}|never"] = f"v{i} >= TIMESTAMP '2999-01-01'"
    return rejected, faulty


def _judge_text(i: int, column: Column, rejected: dict[str, str], where: dict[str, str]) -> None:
    limit = column.length * LENGTH_FACTOR
    rejected[f"{column.name}|huge"] = f"strlen(t{i}) > {LONGEST_TEXT}"
    where[f"{column.name}|long"] = f"(strlen(t{i}) > {limit} AND length(t{i}) > {limit})"
    if _is_id(column):
        where[f"{column.name}|scientific"] = looks_scientific(f"t{i}")


def _listed(conditions: dict[str, str]) -> str:
    """The names of the conditions that hold, or NULL; only bad rows pay for the list."""
    if not conditions:
        return "NULL::VARCHAR[]"
    some = " OR ".join(conditions.values())
    each = ", ".join(f"CASE WHEN {sql} THEN {text(it)} END" for it, sql in conditions.items())
    return f"CASE WHEN {some} THEN list_filter([{each}], lambda it: it IS NOT NULL) END"


def _grouped(present: list[Column]) -> str:
    """Whether an amount of the row was written with thousands separators."""
    numbers = [i for i, column in enumerate(present) if column.kind == "number"]
    commas = " OR ".join(f"(contains(t{i}, ',') AND v{i} IS NOT NULL)" for i in numbers)
    return f"coalesce({commas}, false)" if commas else "false"


def _kept_columns(present: list[Column]) -> str:
    """The values under their official names; a void text becomes NULL."""
    kept = []
    for i, column in enumerate(present):
        if column.kind != "text":
            kept.append(f"v{i} AS {name(column.name)}")
            continue
        limit = column.length * LENGTH_FACTOR
        void = f"(strlen(t{i}) > {limit} AND length(t{i}) > {limit})"
        if _is_id(column):
            void += f" OR {looks_scientific(f't{i}')}"
        kept.append(f"CASE WHEN {void} THEN NULL ELSE t{i} END AS {name(column.name)}")
    return ", ".join(kept)


def _value_columns(table: Table, present: list[Column]) -> str:
    """Every column of the table in its order; one that the file has not is NULL."""
    there = {column.name for column in present}
    return ", ".join(
        name(it) if it in there else f"NULL::{column.sql_type} AS {name(it)}"
        for it, column in table.columns.items()
    )
