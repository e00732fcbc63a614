"""Small sources of knowledge: our CSV, a published workbook, raw points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from yijian.claims.lake import Lake

Rows = Sequence[Sequence[str]]


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def own_csv(tmp_path: Path) -> Callable[..., Path]:
    """Writes ``<folder>/<kind>.csv`` from lines of text."""

    def write(kind: str, *lines: str, folder: str = "own", encoding: str = "utf-8") -> Path:
        path = tmp_path / folder / f"{kind}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(("\n".join(lines) + "\n").encode(encoding))
        return path

    return write


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Writes a workbook as published: title in row 2, header in row 4, codes on a second sheet."""

    def write(
        name: str, title: str, header: Sequence[str], items: Rows, codes: Rows | None = None
    ) -> Path:
        path = tmp_path / "published" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet("规则对应知识点明细")
            sheet.write(0, 0, "附件")
            sheet.write(1, 0, title)
            for row, cells in enumerate([header, *items], 3):
                for column, cell in enumerate(cells):
                    sheet.write(row, column, cell)
            if codes is not None:
                second = book.add_worksheet("知识点对应药品代码")
                second.write(1, 0, title)
                for row, cells in enumerate(codes, 3):
                    for column, cell in enumerate(cells):
                        second.write(row, column, cell)
        return path

    return write
