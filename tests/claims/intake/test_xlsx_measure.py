"""What is no spreadsheet, or too large for one, is refused before it is opened."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter

from tests.claims.intake.conftest import Bench
from yijian.kernel.errors import BadInput


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        archive(**{"a.txt": b"x"}),
        b"PK\x03\x04broken",
        b"a,b\n1,2\n",
        archive(**{"xl/workbook.xml": b"<x/>"}),
    ],
)
def test_zip_that_is_no_spreadsheet(bench: Bench, content: bytes) -> None:
    with pytest.raises(BadInput, match=r"fee_list_d\.xlsx：不是 XLSX 工作簿"):
        bench.take(bench.file("fee_list_d.xlsx", content))


def test_too_large_unpacked(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yijian.claims.intake.xlsx_measure.MOST_BYTES", 1000)
    path = bench.folder / "in" / "fee_list_d.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("a").write_row(0, 0, ["setl_id"])
    with pytest.raises(BadInput, match=r"解压后有 .* GB；应为：解压后不超过 2 GB"):
        bench.take(path)


def test_more_rows_than_a_sheet_can_have(bench: Bench) -> None:
    rows = b"<row/>".replace(b"/", b" /") * 1_048_577
    content = archive(
        **{"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b"<worksheet>" + rows}
    )
    with pytest.raises(BadInput, match="工作表有 1048577 行"):
        bench.take(bench.file("fee_list_d.xlsx", content))
