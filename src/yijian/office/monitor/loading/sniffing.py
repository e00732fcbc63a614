"""What a file is, by its content; its name is not believed."""

from __future__ import annotations

import codecs
import zipfile
from dataclasses import dataclass
from pathlib import Path

_HEAD = 1 << 16
_TEXT = "text"


@dataclass(frozen=True)
class Kind:
    """A kind of file: what it is called, and the suffixes it may carry; none: not importable."""

    title: str
    suffixes: tuple[str, ...] = ()


CSV = Kind("文本表格（CSV）", (".csv", ".txt", ".tsv"))
JSON = Kind("JSON 数据", (".json", ".jsonl", ".ndjson"))
XLSX = Kind("Excel 工作簿（XLSX）", (".xlsx",))
PARQUET = Kind("Parquet 数据文件", (".parquet",))
EMPTY = Kind("空文件")
UNKNOWN = Kind("无法识别的二进制内容")
UTF16 = Kind("UTF-16 编码的文本")
TAKEN = (CSV, XLSX, PARQUET, JSON)
"""The kinds that can be imported."""

_MAGIC = (
    (b"%PDF", Kind("PDF 文件")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind("旧版（XLS）或加密的 Office 文件")),
    (b"\x1f\x8b", Kind("GZ 压缩文件")),
    (b"Rar!", Kind("RAR 压缩文件")),
    (b"7z\xbc\xaf", Kind("7Z 压缩文件")),
    (b"\x89PNG", Kind("图片")),
    (b"\xff\xd8\xff", Kind("图片")),
    (b"GIF8", Kind("图片")),
    (b"MZ", Kind("可执行程序")),
    (b"\x7fELF", Kind("可执行程序")),
    (b"SQLite format 3", Kind("SQLite 数据库")),
    (b"\xff\xfe", UTF16),
    (b"\xfe\xff", UTF16),
)
_MARKUP = Kind("网页或 XML")


def kind_of(path: Path) -> Kind:
    """The kind of the file at ``path``; reads its ends, and the list of members of a ZIP."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
        stream.seek(max(0, size - 4))
        tail = stream.read(4)
    if not head.strip():
        return EMPTY
    if head.startswith(b"PAR1"):
        return PARQUET if tail == b"PAR1" and size > 12 else Kind("不完整的 Parquet 文件")
    if head.startswith(b"PK"):
        return _of_zip(path)
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    return _of_text(head, whole=size <= _HEAD)


def _of_zip(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return Kind("损坏的 ZIP 文件")
    if "[Content_Types].xml" not in names:
        return Kind("ZIP 压缩文件")
    return XLSX if "xl/workbook.xml" in names else Kind("其他 Office 文档")


def _of_text(head: bytes, *, whole: bool) -> Kind:
    if b"\0" in head or not any(_decodes(head, name, whole) for name in ("utf-8", "gb18030")):
        return UNKNOWN
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(b"<"):
        return _MARKUP
    if start[:1] == b"{" or (start[:1] == b"[" and start[1:].lstrip()[:1] in (b"{", b"]")):
        return JSON
    return CSV


def _decodes(head: bytes, encoding: str, whole: bool) -> bool:  # noqa: FBT001 - private
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        decoder.decode(head, final=whole)
    except UnicodeDecodeError:
        return False
    return True
