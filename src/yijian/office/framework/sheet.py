"""Spreadsheets that leave the house: written row by row, nothing in them is ever a formula."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from yijian.kernel.errors import Refused

TEXT, MONEY, DAY, COUNT = "text", "money", "day", "count"
"""Kinds of column: text, yuan with two decimals, date, whole number."""

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_MOST_CHARACTERS = 32_767
_WIDTHS = {TEXT: 18, MONEY: 14, DAY: 12, COUNT: 10}
_FORMATS = {MONEY: "#,##0.00", DAY: "yyyy-mm-dd", COUNT: "#,##0"}


@dataclass(frozen=True)
class Heading:
    """A column: its Chinese heading, its kind, its width in characters (0: that of the kind)."""

    title: str
    kind: str = TEXT
    width: int = 0


def plain_text(value: Any) -> str:
    """Text that no spreadsheet program takes for a formula, also after a copy as CSV: what begins
    like one gets an apostrophe in front; what a cell cannot hold is cut off."""
    text = "" if value is None else str(value)
    if text.startswith(_FORMULA):
        text = f"'{text}"
    return text[:_MOST_CHARACTERS]


def write_workbook(
    target: BinaryIO,
    *,
    title: str,
    headings: Sequence[Heading],
    rows: Iterable[Sequence[Any]],
    about: Sequence[tuple[str, str]],
    created: datetime,
) -> int:
    """Write a workbook of two sheets: the rows under ``title``, and ``about`` under 导出说明.

    Memory stays the same however many rows there are. Returns the number of rows.

    Raises:
        Refused: the disk is full.
    """
    with _refusing():
        return _write_all(target, title, headings, rows, about, created)


def _write_all(
    target: BinaryIO,
    title: str,
    headings: Sequence[Heading],
    rows: Iterable[Sequence[Any]],
    about: Sequence[tuple[str, str]],
    created: datetime,
) -> int:
    book = xlsxwriter.Workbook(
        target,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties({"title": title, "created": created.replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "bottom": 1})
    formats = {kind: book.add_format({"num_format": code}) for kind, code in _FORMATS.items()}
    sheet = book.add_worksheet(title)
    sheet.freeze_panes(1, 0)
    for place, heading in enumerate(headings):
        sheet.set_column(place, place, heading.width or _WIDTHS[heading.kind])
        sheet.write_string(0, place, heading.title, bold)
    count = 0
    for count, row in enumerate(rows, start=1):
        for place, (heading, value) in enumerate(zip(headings, row, strict=True)):
            _write(sheet, count, place, heading.kind, value, formats)
    _write_about(book, about, bold)
    book.close()
    return count


def _write(
    sheet: Any, row: int, column: int, kind: str, value: Any, formats: dict[str, Any]
) -> None:
    if value is None or value == "":
        return
    if kind in (MONEY, COUNT) and isinstance(value, Decimal | int):
        sheet.write_number(row, column, value, formats[kind])
    elif kind == DAY and isinstance(value, date):
        sheet.write_datetime(row, column, value, formats[kind])
    else:
        sheet.write_string(row, column, plain_text(value))


def _write_about(book: Any, about: Sequence[tuple[str, str]], bold: Any) -> None:
    sheet = book.add_worksheet("导出说明")
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 80)
    for row, (name, value) in enumerate(about):
        sheet.write_string(row, 0, plain_text(name), bold)
        sheet.write_string(row, 1, plain_text(value))


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except (OSError, FileCreateError) as error:
        fault = error.args[0] if isinstance(error, FileCreateError) else error
        if getattr(fault, "errno", None) not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise Refused(
            "sheet.disk_full",
            "磁盘空间不足，没有写成表格，也没有留下半个文件；请联系系统管理员清出空间后再试",
        ) from None
