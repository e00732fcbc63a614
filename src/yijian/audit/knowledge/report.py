"""The report of an import: counts per batch, what was refused, and what changed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from yijian.audit.knowledge.build import BatchCount
from yijian.audit.knowledge.raw import Reject


@dataclass(frozen=True)
class KnowledgeReport:
    """What an import did, or would do.

    ``rejects`` and ``impact_file`` are CSV files in the lake (null where there is nothing to
    say); ``impact`` counts the changed codes per kind; ``version`` names the resolved tables.
    Where it was only rehearsed, the lake is as it was, and the files and ``tables`` lie where it
    was asked for, or nowhere.
    """

    version: str
    batches: tuple[BatchCount, ...]
    rejected: int
    rejects: Path | None
    impact: dict[str, dict[str, int]]
    impact_file: Path | None
    unrecognised: tuple[str, ...]
    notes: tuple[str, ...]
    dry_run: bool = False
    tables: Path | None = None

    def as_json(self) -> dict[str, Any]:
        """The object of ``yijian knowledge import --json``."""
        return {
            "version": self.version,
            "batches": [asdict(batch) for batch in self.batches],
            "rejected": self.rejected,
            "rejects": None if self.rejects is None else str(self.rejects),
            "impact": self.impact,
            "impact_file": None if self.impact_file is None else str(self.impact_file),
            "unrecognised": list(self.unrecognised),
            "notes": list(self.notes),
            "dry_run": self.dry_run,
            "tables": None if self.tables is None else str(self.tables),
        }


HEADER = ("文件", "行", "列", "内容", "原因")


def rejects_csv(rejects: Iterable[Reject]) -> bytes:
    """The rejects as a CSV file in UTF-8 with mark."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(HEADER)
    for reject in rejects:
        row = "" if reject.row is None else reject.row
        writer.writerow([reject.source, row, reject.column, reject.value, reject.reason])
    return stream.getvalue().encode("utf-8-sig")


def read_rejects(path: Path) -> list[Reject]:
    """What :func:`rejects_csv` wrote."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))[1:]
    return [Reject(source, int(row) if row else None, *rest) for source, row, *rest in rows]
