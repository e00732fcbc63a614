"""A large sheet read in pieces gives the rows of the whole."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from yijian.claims.intake.xlsx_slices import slices


def made(path: Path, rows: int) -> Path:
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("其他").write_row(0, 0, ["不是"])
        sheet = book.add_worksheet("A&B")
        for at in range(rows):
            sheet.write_row(at + 2, 1, [f"文字{at % 7}", at])
    return path


def test_small_sheet_is_the_file_itself(tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx", 3)
    assert list(slices(path, "A&B", tmp_path / "part.xlsx")) == [path]


def test_pieces_hold_every_row_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yijian.claims.intake.xlsx_slices.SLICE_BYTES", 4000)
    monkeypatch.setattr("yijian.claims.intake.xlsx_slices._BLOCK", 1000)
    path = made(tmp_path / "a.xlsx", 400)
    found: list[tuple[int, list[object]]] = []
    pieces = 0
    for piece in slices(path, "A&B", tmp_path / "part.xlsx"):
        sheet = CalamineWorkbook.from_path(piece).get_sheet_by_name("A&B")
        assert sheet.start is not None
        first = sheet.start[0]
        found += [(first + i, row) for i, row in enumerate(sheet.to_python(skip_empty_area=True))]
        pieces += 1
    assert pieces > 5
    assert found == [(at + 2, [f"文字{at % 7}", at]) for at in range(400)]
    assert not (tmp_path / "part.xlsx").exists()
