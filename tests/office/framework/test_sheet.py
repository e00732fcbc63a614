"""Spreadsheets: rows come back as they went in, and nothing is a formula."""

from __future__ import annotations

import errno
import gc
import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from yijian.kernel.errors import Refused
from yijian.office.framework.sheet import COUNT, DAY, MONEY, Heading, plain_text, write_workbook

HEADINGS = (Heading("名称"), Heading("金额", MONEY), Heading("日期", DAY), Heading("数量", COUNT))
AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def written(rows: Sequence[Sequence[Any]]) -> tuple[int, CalamineWorkbook, bytes]:
    target = io.BytesIO()
    about = [("导出人", "=cmd|'/c calc'!A1")]
    n = write_workbook(target, title="疑点", headings=HEADINGS, rows=rows, about=about, created=AT)
    target.seek(0)
    return n, CalamineWorkbook.from_filelike(target), target.getvalue()


def test_rows_come_back() -> None:
    rows = [("甲", Decimal("1234.50"), date(2026, 3, 1), 7), ("乙", None, None, 0)]
    n, book, _ = written(rows)
    assert n == 2
    assert book.sheet_names == ["疑点", "导出说明"]
    found = book.get_sheet_by_name("疑点").to_python()
    assert found[0] == ["名称", "金额", "日期", "数量"]
    assert found[1] == ["甲", 1234.5, date(2026, 3, 1), 7]
    assert found[2] == ["乙", "", "", 0]


def test_no_rows() -> None:
    n, book, _ = written([])
    assert n == 0
    assert len(book.get_sheet_by_name("疑点").to_python()) == 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_text_is_a_formula(start: str) -> None:
    text = f'{start}HYPERLINK("x")'
    assert plain_text(text) == f"'{text}"
    _, book, raw = written([(text, None, None, None)])
    assert str(book.get_sheet_by_name("疑点").to_python()[1][0]).startswith("'")
    assert b"<f>" not in raw


def test_the_notes_are_no_formulas_either() -> None:
    _, book, _ = written([])
    assert book.get_sheet_by_name("导出说明").to_python() == [["导出人", "'=cmd|'/c calc'!A1"]]


def test_text_is_cut_to_what_a_cell_holds() -> None:
    assert len(plain_text("字" * 40_000)) == 32_767
    assert plain_text(None) == ""
    assert plain_text("-1") == "'-1"


def test_a_row_of_another_length_is_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        written([("甲",)])


class _Broken(io.BytesIO):
    """A file on a disk that fails once, with this number."""

    fault = 0

    def write(self, data: Any) -> int:
        fault, self.fault = self.fault, 0
        if fault:
            raise OSError(fault, errno.errorcode[fault])
        return super().write(data)


def failing(fault: int) -> tuple[type[Exception], str]:
    """What comes of writing to such a file, and in which words."""
    target = _Broken()
    target.fault = fault
    try:
        write_workbook(target, title="疑点", headings=HEADINGS, rows=[], about=[], created=AT)
    except Exception as error:
        said = type(error), str(error)
    gc.collect()  # the archive that was not finished closes while its file is still there
    return said


def test_a_full_disk_is_a_sentence() -> None:
    kind, words = failing(errno.ENOSPC)
    assert kind is Refused
    assert "磁盘空间不足" in words


def test_another_fault_is_not_hidden() -> None:
    kind, words = failing(errno.EIO)
    assert kind is not Refused
    assert "EIO" in words
