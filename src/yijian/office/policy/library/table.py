"""A list of the library as a table that may leave the house."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from yijian.office.framework.sheet import Heading


@dataclass(frozen=True)
class Table:
    """What is written to a spreadsheet: title, headings, rows, and what was asked for."""

    title: str
    headings: tuple[Heading, ...]
    rows: Sequence[Sequence[Any]]
    about: list[tuple[str, str]] = field(default_factory=list)
