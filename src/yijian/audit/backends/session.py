"""What a stage of a run asks of an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from yijian.kernel.errors import Refused

NOTHING: Mapping[str, str] = MappingProxyType({})

T = TypeVar("T")
R = TypeVar("R")


class OverBudget(Refused):
    """A statement was stopped because it ran past its time or memory."""

    def __init__(self, wrong: str) -> None:
        super().__init__("rule.over_budget", wrong)


class OutsideCodes(Exception):
    """A value does not belong to the type it was cast to; most likely a code nobody was told.

    The message is the engine's own.
    """


class Session(Protocol):
    """One engine at work on one task; SQL is already written for it.

    ``codes`` tells whether the engine gains by holding numbers in place of few texts.
    """

    engine: str
    codes: bool

    def lake_table(
        self,
        name: str,
        files: Sequence[str],
        superseded: Sequence[str],
        columns: Mapping[str, str],
        buckets: tuple[int, int] | None,
        coded: Mapping[str, str] = NOTHING,
    ) -> None:
        """Register the current rows of a lake table, of some person buckets or of all.

        ``coded`` names the columns that are read as codes, with the type of each.
        """

    def code_type(self, name: str, values: Sequence[str]) -> None:
        """Make a type whose values are these, in this order."""

    def source(self, name: str, files: Sequence[str], columns: Mapping[str, str]) -> None:
        """Register Parquet files under ``name``; an empty typed table when there are none."""

    def table(self, name: str, sql: str) -> None:
        """Materialise a query.

        Raises:
            OutsideCodes: a value does not belong to the type it was cast to.
        """

    def view(self, name: str, sql: str) -> None:
        """Name a query."""

    def narrowed(self, name: str, table: str, where: str, columns: Sequence[str]) -> str:
        """The name of a view of some columns of a table; ``name`` is one of all its columns.

        An engine that loses nothing by wide relations answers ``name``.
        """

    def building(self) -> AbstractContextManager[None]:
        """While the working set is built: our own SQL, joined in the order it is written.

        Afterwards the engine is locked, as far as it can be.
        """

    def each(self, work: Callable[[T], R], items: Sequence[T]) -> Iterable[R]:
        """Do something for each item, some beside each other where that saves time; in order."""

    def write(self, sql: str, path: Path, budget: float | None = None, name: str = "") -> int:
        """Write a query's rows as Parquet at ``path`` and answer how many there are.

        The file is also registered under ``name``, where one is given.

        Raises:
            OverBudget: it took longer than ``budget`` seconds, or more memory than allowed.
        """

    def write_spread(self, sql: str, column: str, path: Path) -> None:
        """Write a query's rows in the order of the slices that the hash of a column falls into."""

    def slice(self, name: str, files: Sequence[str], cut: tuple[int, int], *, spread: bool) -> None:
        """Register slice ``cut[0]`` of ``cut[1]`` of what was written, under ``name``.

        ``spread`` says that it was written in the order of slices; else there is one slice only.
        """

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a (small) query."""

    def close(self) -> None:
        """Let go of everything."""
