"""Reading SQL for one question only: which tables may this text write to?

It errs on the side of yes. Comments and literals are taken out first, several statements in one
text are all read, and what hides its tables (``DO``, ``CALL``) is :data:`OPAQUE`. Statements that
define the schema are migrations' business and count as no writing of rows.
"""

from __future__ import annotations

import re
from functools import lru_cache

OPAQUE = "?"
"""Stands for a table that cannot be told."""

_READING = frozenset(
    {"SELECT", "VALUES", "PRAGMA", "SET", "SHOW", "RESET", "BEGIN", "START", "COMMIT", "ROLLBACK"}
    | {"SAVEPOINT", "RELEASE", "DECLARE", "FETCH", "CLOSE", "LOCK", "ANALYZE", "VACUUM", "DISCARD"}
)
_DEFINING = frozenset({"CREATE", "ALTER", "DROP", "COMMENT", "REINDEX", "GRANT", "REVOKE"})
_HIDING = frozenset({"DO", "CALL", "EXECUTE"})
_FIRST = re.compile(r"[\s(;]*([A-Za-z]+)")
_NOT_CODE = re.compile(
    r"""
      --[^\n]*  |  /\*.*?\*/                                # comments
    | \b[eE]'(?:[^'\\]|\\.|'')*'  |  '(?:[^']|'')*'         # literals
    | \$(?P<tag>[A-Za-z_]*)\$.*?\$(?P=tag)\$
    | (?P<name>"(?:[^"]|"")*" | `[^`]*` | \[[A-Za-z_]\w*\])  # quoted names stay
    """,
    re.VERBOSE | re.DOTALL,
)
_NAME = r"""(?:["`\[']?\w+["`\]']?)"""
_HEAD = re.compile(
    r"\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|MERGE\s+INTO(?:\s+ONLY)?"
    r"|UPDATE(?:\s+OR\s+\w+)?(?:\s+ONLY)?|DELETE\s+FROM(?:\s+ONLY)?"
    r"|TRUNCATE(?:\s+TABLE)?(?:\s+ONLY)?|COPY)(?=\W)"
    rf"[\s(]*({_NAME}(?:\s*[.,]\s*(?:ONLY\s+)?{_NAME})*)",
    re.IGNORECASE,
)
_TRIGGER_BODY = re.compile(r"\bTRIGGER\b.*\bBEGIN\b.*\bEND\b", re.IGNORECASE | re.DOTALL)
_LONG = 4096


def written_tables(sql: str) -> frozenset[str]:
    """The tables, in lower case and without schema, that running ``sql`` may write to.

    A word that is no table may be among them (``SET`` of ``DO UPDATE SET``).
    """
    return _read(_without_marks(sql)) if len(sql) > _LONG else _read_short(sql)


def _read(sql: str) -> frozenset[str]:
    first = _FIRST.match(sql)
    if first is not None and first.group(1).upper() in _READING and ";" not in sql:
        return frozenset()
    code = _NOT_CODE.sub(_keep_names, sql)
    if _word(code) == "CREATE":
        code = _TRIGGER_BODY.sub(" ", code)
    found: set[str] = set()
    for statement in code.split(";"):
        word = _word(statement)
        if word in _HIDING:
            found.add(OPAQUE)
        elif word and word not in _DEFINING:
            found.update(_tables(statement))
    return frozenset(found)


_read_short = lru_cache(maxsize=2048)(_read)


def _without_marks(sql: str) -> str:
    """Leave out the thousands of ``(%s, %s), `` of a bulk insert, which say nothing."""
    before, values, rest = sql.partition("VALUES")
    return before + values + " " + rest.lstrip("(), %s")


def _word(statement: str) -> str:
    first = _FIRST.match(statement)
    return first.group(1).upper() if first else ""


def _keep_names(match: re.Match[str]) -> str:
    name = match.group("name")
    if name is not None:
        return re.sub(r"[^\w\"`\[\]]", "_", name)
    text = match.group(0)
    # SQLite takes 'table' for a name
    return text if re.fullmatch(r"'\w+'", text) else " "


def _tables(statement: str) -> set[str]:
    found = set()
    for match in _HEAD.finditer(statement):
        for name in re.sub(r"\bONLY\s+", "", match.group(1)).split(","):
            found.add(name.rsplit(".", 1)[-1].strip(" \t\r\n\"`[]'").lower())
    return found
