from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from yijian.office.monitor.loading import sniffing
from yijian.office.monitor.loading.sniffing import CSV, EMPTY, JSON, PARQUET, UNKNOWN, XLSX, kind_of


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def test_real_files(tmp_path: Path) -> None:
    pq.write_table(pa.table({"a": [1]}), tmp_path / "p")
    assert kind_of(tmp_path / "p") is PARQUET
    book = xlsxwriter.Workbook(tmp_path / "x")
    book.add_worksheet().write(0, 0, "setl_id")
    book.close()
    assert kind_of(tmp_path / "x") is XLSX


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"setl_id,fee\nS1,1.00\n", CSV),
        ("\ufeff结算编号,费用\nS1,1\n".encode(), CSV),
        ("结算编号,费用\nS1,1\n".encode("gb18030"), CSV),
        (b'[{"setl_id": "S1"}]', JSON),
        (b'\n {"setl_id": "S1"}\n{"setl_id": "S2"}', JSON),
        (b"[setl_id],fee\n", CSV),
        (b"", EMPTY),
        (b"  \n\n", EMPTY),
        (b"a\0b,c", UNKNOWN),
        (bytes(range(128, 256)) * 3, UNKNOWN),
    ],
)
def test_text(tmp_path: Path, content: bytes, kind: sniffing.Kind) -> None:
    (tmp_path / "it").write_bytes(content)
    assert kind_of(tmp_path / "it") is kind


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (b"PAR1" + b"x" * 40, "不完整的 Parquet 文件"),
        (zipped("a.txt"), "ZIP 压缩文件"),
        (zipped("[Content_Types].xml", "word/document.xml"), "其他 Office 文档"),
        (zipped("a")[:30], "损坏的 ZIP 文件"),
        (b"%PDF-1.7 ...", "PDF 文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "旧版（XLS）或加密的 Office 文件"),
        (b"\xff\xfea\0b\0", "UTF-16 编码的文本"),
        (b"<!doctype html><table>", "网页或 XML"),
        (b"MZ\x90\0", "可执行程序"),
        (b"\x89PNG\r\n", "图片"),
    ],
    ids=["parquet", "zip", "word", "broken", "pdf", "xls", "utf16", "html", "exe", "png"],
)
def test_what_cannot_be_imported_is_named(tmp_path: Path, content: bytes, title: str) -> None:
    (tmp_path / "it").write_bytes(content)
    found = kind_of(tmp_path / "it")
    assert (found.title, found.suffixes) == (title, ())


def test_a_character_on_the_edge_of_what_is_read_is_no_fault(tmp_path: Path) -> None:
    for shift in range(4):
        content = b"x" * shift + "费".encode() * 40_000
        (tmp_path / "it").write_bytes(content)
        assert kind_of(tmp_path / "it") is CSV
