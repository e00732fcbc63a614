"""Parquet files read in small pieces, from a given row on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from yijian.kernel.errors import Refused


@dataclass(frozen=True)
class Piece:
    """Rows of a file; ``start`` is the number of the first."""

    start: int
    rows: pa.Table


def pieces(path: Path, *, first: int, size: Callable[[], int]) -> Iterator[Piece]:
    """The rows of a file from number ``first`` on, in order; ``size`` is asked before each piece
    how many it may hold."""
    with opened(path) as file:
        before = 0
        for group in range(file.num_row_groups):
            count = file.metadata.row_group(group).num_rows
            if before + count > first:
                rows = file.read_row_group(group)
                start = max(0, first - before)
                while start < count:
                    piece = rows.slice(start, size())
                    yield Piece(before + start, piece)
                    start += piece.num_rows
            before += count


def row_count(path: Path) -> int:
    """How many rows a file has."""
    with opened(path) as file:
        return int(file.metadata.num_rows)


def opened(path: Path) -> pq.ParquetFile:
    """The file, ready to be read.

    Raises:
        Refused: it is missing or damaged.
    """
    try:
        return pq.ParquetFile(path)
    except (OSError, pa.ArrowInvalid):
        raise Refused(
            "load.file",
            f"运行目录里的“{path.name}”缺失或已损坏，不能装入；请重新运行稽核",
        ) from None
