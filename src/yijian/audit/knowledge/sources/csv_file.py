"""A CSV file as rows of text with line numbers; UTF-8 (with or without mark) or GB 18030."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class CsvFile:
    """A header and its rows; each row knows the line it begins on (1 = first line)."""

    path: Path
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def has(self, *columns: str) -> bool:
        """Whether the header holds all of these columns."""
        return set(columns) <= set(self.header)

    def records(self) -> list[tuple[int, dict[str, str]]]:
        """The rows by column; a row that is too short ends in empty text."""
        blank = [""] * len(self.header)
        return [
            (line, dict(zip(self.header, [*cells, *blank], strict=False)))
            for line, cells in self.rows
        ]


def read_csv(path: Path) -> CsvFile | None:
    """Read a CSV file; null where it is empty or in no known encoding."""
    content = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _parse(path, text)
    return None


def _parse(path: Path, text: str) -> CsvFile | None:
    reader = csv.reader(io.StringIO(text, newline=""))
    header: tuple[str, ...] | None = None
    rows: list[tuple[int, tuple[str, ...]]] = []
    line = 1
    try:
        for cells in reader:
            stripped = tuple(cell.strip() for cell in cells)
            if header is None:
                header = stripped
            elif any(stripped):
                rows.append((line, stripped))
            line = reader.line_num + 1
    except csv.Error:
        return None
    return CsvFile(path, header, tuple(rows)) if header else None
