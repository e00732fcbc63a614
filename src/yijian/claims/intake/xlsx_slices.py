"""A large sheet as a series of small workbooks, each of which fits into memory.

The reader of spreadsheets holds a whole sheet at about ninety bytes a cell. A sheet whose XML is
large is therefore cut at row ends while it is unpacked, and each piece is read as a workbook of its
own with the same texts and formats.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

SLICE_BYTES = 48 << 20
_BLOCK = 4 << 20
_ROW_END = b"</row>"
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_NAME = re.compile(r'\bname="([^"]*)"')
_RELATION = re.compile(r'\br:id="([^"]*)"')


def slices(path: Path, sheet: str, part: Path) -> Iterator[Path]:
    """Workbooks that together hold the rows of ``sheet`` once: the file itself where it is small,
    else ``part``, rewritten for each piece."""
    with zipfile.ZipFile(path) as archive:
        member = _member_of(archive, sheet)
        if member is None or archive.getinfo(member).file_size <= 2 * SLICE_BYTES:
            yield path
            return
        with archive.open(member) as stream:
            head, first = _head(stream)
            if not head.endswith(b"<sheetData>"):
                yield path
                return
            for rows in _row_runs(stream, first):
                _write_part(archive, member, head + rows + b"</sheetData></worksheet>", part)
                yield part
    part.unlink(missing_ok=True)


def _member_of(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """The archive's member that holds the sheet, from the workbook and its relations."""
    workbook = archive.read("xl/workbook.xml").decode("utf-8", errors="replace")
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", errors="replace")
    for tag in _SHEET.findall(workbook):
        named, relation = _NAME.search(tag), _RELATION.search(tag)
        if not named or not relation or _plain(named.group(1)) != sheet:
            continue
        for entry in re.findall(r"<Relationship\s[^>]*>", relations):
            if f'Id="{relation.group(1)}"' in entry:
                target = re.search(r'Target="([^"]*)"', entry)
                if target:
                    inside = target.group(1)
                    member = inside.lstrip("/") if inside.startswith("/") else f"xl/{inside}"
                    return member if member in archive.namelist() else None
    return None


def _plain(escaped: str) -> str:
    for mark, plain in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        escaped = escaped.replace(mark, plain)
    return escaped


def _head(stream: IO[bytes]) -> tuple[bytes, bytes]:
    """Everything up to the first row, and what was read beyond."""
    read = b""
    while b"<sheetData>" not in read and (block := stream.read(_BLOCK)):
        read += block
    head, mark, rest = read.partition(b"<sheetData>")
    return head + mark, rest


def _row_runs(stream: IO[bytes], first: bytes) -> Iterator[bytes]:
    held = first
    while block := stream.read(_BLOCK):
        held += block
        if len(held) >= SLICE_BYTES:
            cut = held.rfind(_ROW_END) + len(_ROW_END)
            if cut >= len(_ROW_END):
                yield held[:cut]
                held = held[cut:]
    cut = held.rfind(_ROW_END) + len(_ROW_END)
    if cut >= len(_ROW_END):
        yield held[:cut]


def _write_part(archive: zipfile.ZipFile, member: str, xml: bytes, part: Path) -> None:
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as out:
        for info in archive.infolist():
            if info.filename == member:
                out.writestr(info.filename, xml)
            elif info.filename.startswith("xl/worksheets/") and info.filename.endswith(".xml"):
                out.writestr(info.filename, b"<worksheet><sheetData/></worksheet>")
            elif not info.is_dir():
                with archive.open(info) as source, out.open(info.filename, "w") as target:
                    while block := source.read(_BLOCK):
                        target.write(block)
