"""The embedded engine as claims use it: bounded memory, no network, safe quoting."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb

MEMORY = "600MB"
THREADS = 2
ROW_GROUP = 32_768
"""Rows of a row group in the lake; a multiple of the engine's vector of 2 048."""


def connect(folder: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A connection with bounded memory; what does not fit spills into ``folder``.

    Without a folder it lives in memory and only reads.
    """
    base = duckdb.connect(str(folder / "work.duckdb") if folder else ":memory:")
    base.execute(f"SET memory_limit = '{MEMORY}'")
    base.execute(f"SET threads = {THREADS}")
    base.execute("SET autoinstall_known_extensions = false")
    base.execute("SET autoload_known_extensions = false")
    base.execute("SET enable_progress_bar = false")
    base.execute("SET TimeZone = 'Asia/Shanghai'")
    if folder:
        base.execute(f"SET temp_directory = {text(str(folder / 'spill'))}")
        base.execute("SET partitioned_write_flush_threshold = 65536")
    return base


def text(value: str) -> str:
    """``value`` as a SQL string literal."""
    return "'" + value.replace("'", "''") + "'"


def name(identifier: str) -> str:
    """``identifier`` as a quoted SQL name."""
    return '"' + identifier.replace('"', '""') + '"'


def parquet(paths: Iterable[Path], options: str = "") -> str:
    """A ``read_parquet`` over exactly these files; folder names never become columns."""
    listed = ", ".join(text(str(path)) for path in paths)
    return f"read_parquet([{listed}], hive_partitioning = false{options})"
