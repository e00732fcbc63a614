"""SQL expressions that read a column's text: one value, or NULL where it cannot be read.

Readable forms stand in docs/guide/import.md; what a fault is called stands in ``faults``.
"""

from __future__ import annotations

from yijian.claims.codes import padded_sets
from yijian.claims.schema import Column

_WIDE = "('\u3000', '\u00a0')"
_BLANKS = "' \t\r\n　'"
_OTHER_DAYS = "['%Y年%m月%d日', '%Y.%m.%d', '%Y%m%d %H:%M:%S']"
_GROUPED = r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?"
_SERIAL = r"\d{1,5}(\.\d+)?"
_MILLISECONDS = r"-?\d{11,13}"
_SCIENTIFIC = r"\d(\.\d+)?[eE]\+\d+|\d\.\d+[eE]\d+"


def trimmed(raw: str) -> str:
    """The text of a cell without blanks around; most cells have none, so that is asked first."""
    blank = f"{raw}[1] <= ' ' OR {raw}[-1] <= ' ' OR {raw}[1] IN {_WIDE} OR {raw}[-1] IN {_WIDE}"
    return f"CASE WHEN {blank} THEN trim({raw}, {_BLANKS}) ELSE {raw} END"


def cleaned(bare: str, column: Column) -> str:
    """The meaning of a trimmed text: NULL for what stands for nothing, a code with its zero."""
    nothing = "'', 'NULL', 'null', '\\N'"
    if column.kind != "text":
        nothing += ", '-', '--'"
    if column.codes in padded_sets():
        digit = f"strlen({bare}) = 1 AND {bare} BETWEEN '0' AND '9'"
        return (
            f"CASE WHEN {digit} THEN '0' || {bare} WHEN {bare} NOT IN ({nothing}) THEN {bare} END"
        )
    return f"CASE WHEN {bare} NOT IN ({nothing}) THEN {bare} END"


def value(it: str, column: Column, kind: str) -> str:
    """The typed value of the cleaned text ``it``; ``kind`` is the kind of file it came from."""
    if column.kind == "text":
        return it
    if column.kind == "number":
        grouped = (
            f"CASE WHEN regexp_full_match({it}, '{_GROUPED}')"
            f" THEN TRY_CAST(replace({it}, ',', '') AS {column.sql_type}) END"
        )
        return f"coalesce(TRY_CAST({it} AS {column.sql_type}), {grouped})"
    compact = (
        f"CASE strlen({it}) WHEN 8 THEN try_strptime({it}, '%Y%m%d')"
        f" WHEN 14 THEN try_strptime({it}, '%Y%m%d%H%M%S') END"
    )
    moment = (
        f"CASE WHEN {it} >= '0' AND {it} < ':' THEN coalesce(TRY_CAST({it} AS TIMESTAMP),"
        f" {compact}, try_strptime({it}, {_OTHER_DAYS}){_special_moment(it, kind)}) END"
    )
    sane = f"CASE WHEN {moment} >= TIMESTAMP '1900-01-01' THEN {moment} END"
    return f"CAST({sane} AS {column.sql_type})"


def _special_moment(it: str, kind: str) -> str:
    if kind == "xlsx":
        return (
            f", CASE WHEN regexp_full_match({it}, '{_SERIAL}') THEN TIMESTAMP '1899-12-30'"
            f" + to_seconds(CAST(round(CAST({it} AS DECIMAL(38, 9)) * 86400) AS BIGINT)) END"
        )
    if kind == "json":
        return (
            f", CASE WHEN regexp_full_match({it}, '{_MILLISECONDS}')"
            f" THEN make_timestamp(CAST({it} AS BIGINT) * 1000) + INTERVAL 8 HOUR END"
        )
    return ""


def looks_scientific(it: str) -> str:
    """Whether a code was turned into 1.23E+17 by a spreadsheet, which loses its digits."""
    marked = f"(contains({it}, '+') OR contains({it}, '.'))"
    return f"({marked} AND regexp_full_match({it}, '{_SCIENTIFIC}'))"
