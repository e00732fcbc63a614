"""What a stage of a run asks of an engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from yijian.kernel.errors import Refused


class OverBudget(Refused):
    """A statement was stopped because it ran past its time or memory."""

    def __init__(self, wrong: str) -> None:
        super().__init__("rule.over_budget", wrong)


class Session(Protocol):
    """One engine at work on one task; SQL is already written for it."""

    engine: str

    def lake_table(
        self,
        name: str,
        files: Sequence[str],
        superseded: Sequence[str],
        columns: Mapping[str, str],
        buckets: tuple[int, int] | None,
    ) -> None:
        """Register the current rows of a lake table, of some person buckets or of all."""

    def source(self, name: str, files: Sequence[str], columns: Mapping[str, str]) -> None:
        """Register Parquet files under ``name``; an empty typed table when there are none."""

    def table(self, name: str, sql: str) -> None:
        """Materialise a query."""

    def view(self, name: str, sql: str) -> None:
        """Name a query."""

    def write(self, sql: str, path: Path, budget: float | None = None) -> int:
        """Write a query's rows as Parquet at ``path`` and answer how many there are.

        Raises:
            OverBudget: it took longer than ``budget`` seconds, or more memory than allowed.
        """

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a (small) query."""

    def close(self) -> None:
        """Let go of everything."""
