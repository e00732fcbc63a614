"""Which reader a file belongs to: by layout, by header, or by the name of a kind."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from yijian.audit.knowledge.raw import Reading, Reject
from yijian.audit.knowledge.sources import (
    collected_book,
    collected_points,
    collected_sheets,
    own_csv,
    published_xlsx,
)
from yijian.audit.knowledge.sources.codes import without_bad_codes
from yijian.audit.knowledge.sources.csv_file import CsvFile, read_csv
from yijian.audit.knowledge.sources.own_csv import kind_of_name, like_own
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
_LAYOUTS = {
    "知识点清单": collected_points.POINTS,
    "知识点编码清单": collected_points.CODES,
    "第一批药品全表": collected_points.FIRST_BATCH,
    "2025 年版书的条目": collected_book.CONSTRAINTS,
}
"""Layouts of collected CSV files by what people call them."""


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
    """The reading of a file; null where it is no knowledge file at all.

    One that is almost a knowledge file, or cannot be read, is refused with what would be right.
    """
    if path.suffix.lower() in (".xlsx", ".xls"):
        reading = published_xlsx.read_workbook(path)
        return without_bad_codes(reading) if reading else None
    if path.suffix.lower() != ".csv":
        return None
    file = read_csv(path)
    if file is None:
        return _unreadable(path)
    for reader in _CSV_READERS:
        if (reading := reader(file)) is not None:
            return reading if reader is own_csv.read_own else without_bad_codes(reading)
    return like_own(file) or _like_collected(file)


def _unreadable(path: Path) -> Reading | None:
    """A file that bears the name of a kind and holds no text that can be read."""
    if kind_of_name(path.stem) is None:
        return None
    why = "文件是空的" if not path.stat().st_size else "不是 UTF-8 或 GB 18030 编码的 CSV"
    right = "请从表格软件另存为 CSV，第一行是表头"
    return Reading(rejects=[Reject(path.name, None, "", "", f"{why}；{right}")])


def _like_collected(file: CsvFile) -> Reading | None:
    """A CSV that has most columns of a collected layout: the others are named."""
    lacking = {
        what: [c for c in layout if c not in file.header] for what, layout in _LAYOUTS.items()
    }
    what = min(lacking, key=lambda it: len(lacking[it]) / len(_LAYOUTS[it]))
    if 2 * len(lacking[what]) >= len(_LAYOUTS[what]):
        return None
    right = f"这份文件像是{what}，它的列是：{'、'.join(_LAYOUTS[what])}"
    return Reading(
        rejects=[
            Reject(file.path.name, 1, column, "", f"表头缺少这一列；{right}")
            for column in lacking[what]
        ]
    )
