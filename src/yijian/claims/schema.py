"""The national tables as data: ``tables/<table>.yaml`` read into typed schemas.

Names are the official ones (《医疗保障信息平台》 exchange tables and interfaces 2204, 3501-3507).
Text is never narrowed: a length is a check, not a storage type.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from yijian.kernel.yaml import parse_yaml

_TYPE = re.compile(r"^(c|n)\((\d+)(?:,(\d+))?\)$|^(date|datetime)$")

LAKE_COLUMNS: dict[str, str] = {
    "psn_bucket": "SMALLINT",
    "src_batch": "INTEGER",
    "src_file": "INTEGER",
    "src_row": "BIGINT",
}
"""Columns that the lake adds to each stored row: person bucket 0-255 (first two hex digits of
the MD5 of ``psn_no``; 0 where the table has none), import batch, file number in the batch, and
row in the file (1 = first line)."""


@dataclass(frozen=True)
class Column:
    """One column: official name, Chinese heading, kind ``text|number|date|datetime`` and sizes."""

    name: str
    title: str
    kind: str
    length: int = 0
    precision: int = 0
    scale: int = 0
    codes: str | None = None

    @property
    def sql_type(self) -> str:
        """The column's type in the lake, as DuckDB and Parquet know it."""
        if self.kind == "number":
            return f"DECIMAL({self.precision},{self.scale})"
        return {"text": "VARCHAR", "date": "DATE", "datetime": "TIMESTAMP"}[self.kind]


@dataclass(frozen=True)
class Table:
    """A national table: its key, the columns a row cannot be without, and its business time."""

    name: str
    title: str
    key: tuple[str, ...]
    need: tuple[str, ...]
    time: str | None
    columns: dict[str, Column]


def _column(name: str, spec: dict[str, str]) -> Column:
    match = _TYPE.match(spec["type"])
    if match is None:
        raise ValueError(f"column {name}: type {spec['type']}")
    letter, size, scale, temporal = match.groups()
    if temporal:
        return Column(name, spec["name"], temporal, codes=spec.get("codes"))
    if letter == "c":
        return Column(name, spec["name"], "text", length=int(size), codes=spec.get("codes"))
    return Column(
        name, spec["name"], "number", precision=int(size), scale=int(scale), codes=spec.get("codes")
    )


@cache
def tables() -> dict[str, Table]:
    """All tables the lake holds, by official name in lower case."""
    found: dict[str, Table] = {}
    for entry in sorted(files("yijian.claims").joinpath("tables").iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".yaml"):
            raw = parse_yaml(entry.read_text(encoding="utf-8"), entry.name)
            found[raw["table"]] = Table(
                name=raw["table"],
                title=raw["name"],
                key=tuple(raw["key"]),
                need=tuple(raw["need"]),
                time=raw["time"],
                columns={name: _column(name, spec) for name, spec in raw["columns"].items()},
            )
    return found
