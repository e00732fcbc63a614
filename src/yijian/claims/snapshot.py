"""One frozen version of the lake: its files, its counts, and the SQL that reads its rows."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from yijian.claims.engine import name, parquet
from yijian.claims.schema import LAKE_COLUMNS, tables
from yijian.kernel.errors import UsageError

VALUE_FAULTS = "value_faults"
"""Beside the national tables: values that could not be read in columns a row can do without."""

VALUE_FAULT_COLUMNS: dict[str, str] = {
    "table_name": "VARCHAR",
    "row_key": "VARCHAR",
    "src_batch": "INTEGER",
    "src_file": "INTEGER",
    "src_row": "BIGINT",
    "column_name": "VARCHAR",
    "original": "VARCHAR",
}
"""``row_key``: the key columns joined by ``|``; ``original``: the first 1 000 characters."""

SOURCE = ("src_batch", "src_file", "src_row")


def stored_columns(table: str) -> dict[str, str]:
    """Columns of a stored table with their SQL types, in order.

    Raises:
        UsageError: there is no such table.
    """
    if table == VALUE_FAULTS:
        return VALUE_FAULT_COLUMNS
    known = tables()
    if table not in known:
        raise UsageError(
            "lake.table", f"没有名为“{table}”的表；数据湖的表有：{'、'.join(sorted(known))}"
        )
    national = {column.name: column.sql_type for column in known[table].columns.values()}
    return national | LAKE_COLUMNS


@dataclass(frozen=True)
class Snapshot:
    """A version of the lake as its manifest describes it; never changes.

    ``digest`` is the SHA-256 of the manifest; ``batches`` are the imports in order, each with its
    files and row accounting; ``knowledge`` is what the knowledge import put there.
    """

    path: Path
    version: int
    digest: str
    batches: tuple[dict[str, Any], ...]
    knowledge: dict[str, Any]
    _tables: dict[str, dict[str, Any]] = field(repr=False)

    @classmethod
    def read(cls, path: Path, raw: bytes) -> Snapshot:
        """The snapshot that the bytes of a manifest describe."""
        manifest = json.loads(raw)
        return cls(
            path=path,
            version=manifest["version"],
            digest=hashlib.sha256(raw).hexdigest(),
            batches=tuple(manifest["batches"]),
            knowledge=manifest["knowledge"],
            _tables=manifest["tables"],
        )

    def entries(self, table: str) -> list[dict[str, Any]]:
        """The manifest's entries of a table's files: ``path`` (relative), ``rows``, and for fee
        lines ``area``, ``month``, ``provisional``."""
        stored_columns(table)
        found: list[dict[str, Any]] = self._tables.get(table, {}).get("files", [])
        return found

    def files(self, table: str) -> list[Path]:
        """The table's Parquet files, oldest batch first."""
        return [self.path / entry["path"] for entry in self.entries(table)]

    def superseded(self, table: str) -> list[Path]:
        """The files that name the table's rows which are not current."""
        stored_columns(table)
        found = self._tables.get(table, {}).get("superseded", [])
        return [self.path / entry["path"] for entry in found]

    def stored_rows(self, table: str) -> int:
        """Rows in the table's files, current or not."""
        return sum(entry["rows"] for entry in self.entries(table))

    def superseded_rows(self, table: str) -> int:
        """Stored rows that are not current."""
        return sum(entry["rows"] for entry in self._tables.get(table, {}).get("superseded", []))

    def rows(self, table: str) -> int:
        """Current rows."""
        return self.stored_rows(table) - self.superseded_rows(table)

    @property
    def first_date(self) -> date | None:
        """The earliest day on which a current fee line occurred; ``None`` without fee lines."""
        return self._day("first")

    @property
    def last_date(self) -> date | None:
        """The latest day on which a current fee line occurred; ``None`` without fee lines."""
        return self._day("last")

    def _day(self, end: str) -> date | None:
        written = self._tables.get("fee_list_d", {}).get(end)
        return date.fromisoformat(written) if written else None

    def source_names(self) -> dict[tuple[int, int], str]:
        """The original file name of each (``src_batch``, ``src_file``)."""
        return {
            (batch["batch"], entry["file"]): entry["name"]
            for batch in self.batches
            for entry in batch["files"]
        }

    def scan_sql(self, table: str) -> str:
        """A parenthesised subquery that gives the table's current rows."""
        columns = stored_columns(table)
        files = self.files(table)
        if not files:
            typed = ", ".join(f"NULL::{kind} AS {name(it)}" for it, kind in columns.items())
            return f"(SELECT {typed} WHERE false)"
        listed = ", ".join(f"stored.{name(it)}" for it in columns)
        hidden = self.superseded(table)
        if not hidden:
            return f"(SELECT {listed} FROM {parquet(files)} AS stored)"
        same = " AND ".join(f"stored.{it} = hidden.{it}" for it in SOURCE)
        return (
            f"(SELECT {listed} FROM {parquet(files)} AS stored"
            f" ANTI JOIN {parquet(hidden)} AS hidden ON {same})"
        )
