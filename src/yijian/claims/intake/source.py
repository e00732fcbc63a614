"""A source: the rows of one table in one file, as text, in the order of the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb


@dataclass(frozen=True)
class ShapeFault:
    """A row that could not even be split into columns: its row in the file, why, and its text."""

    row: int
    kind: str
    text: str


@dataclass
class Source:
    """Rows of ``table`` in one file.

    ``relation`` is SQL that gives the rows in file order; ``columns`` maps an official column to
    the SQL expression of its text in it. ``first_row`` is the row in the file of the first of
    them. ``shape`` is filled while the rows are read.
    """

    number: int
    name: str
    table: str
    kind: str
    relation: str
    columns: dict[str, str]
    first_row: int = 2
    digest: str = ""
    row_sql: str | None = None
    """SQL of a row's number in the file, where it is not simply counted."""
    counts_broken: bool = True
    """Whether rows in ``shape`` stood between the others and count in their numbers."""
    encoding: str | None = None
    unknown: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    shape: list[ShapeFault] = field(default_factory=list)
    after_read: Callable[[duckdb.DuckDBPyConnection, Source, int], None] | None = None
    """Called with the number of rows read: collects ``shape`` and proves that none was lost."""


@dataclass(frozen=True)
class Given:
    """A file as the user gave it: where it lies, what to call it, and whether a folder named it."""

    path: Path
    name: str
    from_folder: bool
    digest: str = ""
