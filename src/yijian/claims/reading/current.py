"""The current rows of some of a table's files, and which files those need be."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from yijian.claims.engine import name, parquet
from yijian.claims.snapshot import SOURCE, Snapshot, stored_columns

_NOWHERE = "0000"
_AREA = re.compile(r"[0-9]{4}")


def person_bucket(psn_no: str) -> int:
    """The bucket 0-255 of a person: the first two hex digits of the MD5 of ``psn_no``."""
    return hashlib.md5(psn_no.encode(), usedforsecurity=False).digest()[0]


def is_text(*values: str) -> bool:
    """Whether these can stand in a lake at all: half of a surrogate pair cannot."""
    try:
        "".join(values).encode()
    except UnicodeEncodeError:
        return False
    return True


def area_of(fixmedins_code: str) -> str:
    """The area under which an institution's fee lines lie: four digits, ``0000`` without one."""
    area = fixmedins_code[1:5]
    return area if _AREA.fullmatch(area) else _NOWHERE


def fee_files(
    snapshot: Snapshot,
    *,
    first: date | None = None,
    last: date | None = None,
    institutions: Iterable[str] | None = None,
) -> dict[str, list[Path]]:
    """The files of fee lines by month (``202603``, in order): those of the months that the
    inclusive days touch, and of the areas of these institutions (``None``: of all)."""
    areas = None if institutions is None else {area_of(code) for code in institutions}
    found: dict[str, list[Path]] = {}
    for entry in snapshot.entries("fee_list_d"):
        month = entry["month"]
        if first is not None and month < _month(first):
            continue
        if last is not None and month > _month(last):
            continue
        if areas is None or entry["area"] in areas:
            found.setdefault(month, []).append(snapshot.path / entry["path"])
    return dict(sorted(found.items()))


def _month(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}"


def current_rows(
    snapshot: Snapshot, table: str, columns: Sequence[str], files: Sequence[Path] | None = None
) -> str:
    """A parenthesised subquery: these columns of the current rows in these of the table's files
    (``None``: in all of them).

    Raises:
        UsageError: there is no such table.
    """
    kinds = stored_columns(table)
    chosen = snapshot.files(table) if files is None else files
    if not chosen:
        return f"(SELECT {', '.join(f'NULL::{kinds[it]} AS {name(it)}' for it in columns)} LIMIT 0)"
    listed = ", ".join(f"stored.{name(it)}" for it in columns)
    stored = f"SELECT {listed} FROM {parquet(chosen)} AS stored"
    hidden = snapshot.superseded(table)
    if not hidden:
        return f"({stored})"
    same = " AND ".join(f"stored.{it} = hidden.{it}" for it in SOURCE)
    return f"({stored} ANTI JOIN {parquet(hidden)} AS hidden ON {same})"
