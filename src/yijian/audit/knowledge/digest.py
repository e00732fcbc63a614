"""Digests of tables by what they say, not by how a version of Parquet writes it."""

from __future__ import annotations

import hashlib
import json

import pyarrow as pa


def table_digest(table: pa.Table) -> str:
    """SHA-256 over the column names and the rows in their order."""
    total = hashlib.sha256(json.dumps(table.schema.names).encode())
    for row in table.to_pylist():
        values = list(row.values())
        total.update(json.dumps(values, ensure_ascii=False, default=str).encode())
        total.update(b"\n")
    return total.hexdigest()


def tables_digest(tables: dict[str, pa.Table]) -> str:
    """SHA-256 over the digests of all tables by kind."""
    total = hashlib.sha256()
    for kind in sorted(tables):
        total.update(f"{kind} {table_digest(tables[kind])}\n".encode())
    return total.hexdigest()
