"""Spreadsheets measured before they are opened."""

from __future__ import annotations

import zipfile

from yijian.claims.intake.source import Given
from yijian.kernel.errors import BadInput, Place

MOST_ROWS = 1_048_576
MOST_BYTES = 2 << 30


def measure(given: Given) -> None:
    """Refuse what is no spreadsheet or too large, from the directory of the archive and a count
    of row marks, before anything is unpacked into memory."""
    try:
        with zipfile.ZipFile(given.path) as archive:
            members = archive.infolist()
            if not any(it.filename == "xl/workbook.xml" for it in members):
                raise not_a_spreadsheet(given.name)
            size = sum(it.file_size for it in members)
            if size > MOST_BYTES:
                raise BadInput(
                    "import.too_large",
                    Place(given.name),
                    f"工作簿解压后有 {size / (1 << 30):.1f} GB",
                    "解压后不超过 2 GB；更大的数据请另存为 CSV",
                )
            for member in members:
                if member.filename.startswith("xl/worksheets/") and not member.is_dir():
                    _count_rows(archive, member, given.name)
    except zipfile.BadZipFile:
        raise not_a_spreadsheet(given.name) from None


def _count_rows(archive: zipfile.ZipFile, member: zipfile.ZipInfo, file: str) -> None:
    rows, held = 0, b""
    with archive.open(member) as stream:
        while block := stream.read(1 << 20):
            whole = held + block
            rows += whole.count(b"<row ") + whole.count(b"<row>")
            held = whole[-4:]
    if rows > MOST_ROWS:
        raise BadInput(
            "import.too_large",
            Place(file),
            f"工作表有 {rows} 行",
            f"不超过 {MOST_ROWS} 行；更大的数据请另存为 CSV",
        )


def not_a_spreadsheet(file: str) -> BadInput:
    """The refusal of a file that only bears the name of a spreadsheet."""
    return BadInput(
        "import.xlsx",
        Place(file),
        "不是 XLSX 工作簿（可能是改了后缀的压缩包或旧版 XLS）",
        "用电子表格软件另存为 .xlsx 或 .csv",
    )
