"""What an import did, table by table."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class TableCount:
    """Rows of one table in one import.

    ``total = accepted + rejected``;
    ``accepted = current + superseded + deleted_mark + duplicate``.
    """

    total: int = 0
    accepted: int = 0
    rejected: int = 0
    current: int = 0
    superseded: int = 0
    deleted_mark: int = 0
    duplicate: int = 0

    @property
    def balanced(self) -> bool:
        """Whether both equations hold."""
        states = self.current + self.superseded + self.deleted_mark + self.duplicate
        return self.total == self.accepted + self.rejected and self.accepted == states


@dataclass
class ImportReport:
    """What one import did; ``batch`` is ``None`` where there was nothing new."""

    batch: int | None
    tables: dict[str, TableCount] = field(default_factory=dict)
    rejects: Path | None = None
    recognised: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The object that ``yijian lake import --json`` prints."""
        return {
            "batch": self.batch,
            "tables": {name: asdict(count) for name, count in sorted(self.tables.items())},
            "rejects": str(self.rejects) if self.rejects else None,
            "recognised": self.recognised,
            "notes": self.notes,
        }
