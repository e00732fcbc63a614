"""Which reader a file belongs to: by layout, by header, or by the name of a kind."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from yijian.audit.knowledge.raw import Reading
from yijian.audit.knowledge.sources import (
    collected_book,
    collected_points,
    collected_sheets,
    own_csv,
    published_xlsx,
)
from yijian.audit.knowledge.sources.codes import without_bad_codes
from yijian.audit.knowledge.sources.csv_file import read_csv
from yijian.kernel.errors import UsageError

_CSV_READERS = (
    own_csv.read_own,
    collected_points.read_points,
    collected_points.read_codes,
    collected_points.read_first_batch,
    collected_book.read_constraints,
    collected_book.read_pairs,
    collected_sheets.read_sheet,
)


def files_of(paths: Iterable[Path]) -> list[Path]:
    """The files named and those in the folders named, each once, in order of path.

    Raises:
        UsageError: a path does not exist.
    """
    found: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise UsageError("knowledge.no_file", f"没有文件或文件夹“{path}”")
        inside = path.rglob("*") if path.is_dir() else [path]
        found.update(f.absolute() for f in inside if f.is_file() and not f.name.startswith("."))
    return sorted(found)


def read_file(path: Path) -> Reading | None:
    """The reading of a file; null where no reader knows it."""
    if path.suffix.lower() in (".xlsx", ".xls"):
        reading = published_xlsx.read_workbook(path)
        return without_bad_codes(reading) if reading else None
    if path.suffix.lower() != ".csv":
        return None
    file = read_csv(path)
    if file is None:
        return None
    for reader in _CSV_READERS:
        if (reading := reader(file)) is not None:
            return reading if reader is own_csv.read_own else without_bad_codes(reading)
    return None
