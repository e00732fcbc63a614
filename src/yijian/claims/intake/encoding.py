"""Text files: found out and, where needed, rewritten as clean UTF-8, block by block.

The engine reads UTF-8 with one kind of line end and lines of bounded length. A file that is so
already is read where it lies; any other is rewritten into the staging folder.
"""

from __future__ import annotations

import codecs
import sys
from dataclasses import dataclass
from pathlib import Path

from yijian.claims.intake.blocks import LONGEST_LINE, LineShape, blocks, shape_of
from yijian.claims.intake.rewriting import rewrite
from yijian.kernel.errors import BadInput, Place

_CHINESE_BEFORE_FAULT = 4


@dataclass(frozen=True)
class Text:
    """A text file fit for the engine: where it lies, what it was, how many lines it has."""

    path: Path
    encoding: str
    lines: int
    blank_lines: int
    has_quotes: bool


def as_clean_text(path: Path, name: str, rewritten: Path, *, cut: bool = True) -> Text:
    """``path`` as clean UTF-8, rewritten to ``rewritten`` only where that is needed.

    ``cut`` shortens lines that are too long (tables); messages may be of any length.

    Raises:
        BadInput: empty, UTF-16, or neither UTF-8 nor GB18030 throughout.
    """
    with path.open("rb") as stream:
        head = stream.read(4)
    if not head:
        raise BadInput("import.empty", Place(name), "文件是空的", "至少有一行表头的文件")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise BadInput(
            "import.encoding", Place(name), "文件是 UTF-16 编码", "UTF-8 或 GB18030 编码"
        )
    encoding = _encoding_of(path, name, has_mark=head[:3] == codecs.BOM_UTF8)
    shape = shape_of(path)
    shape.long = shape.long and cut
    if encoding in ("utf-8", "utf-8-sig") and shape.clean:
        return _text(path, encoding, shape)
    limit = LONGEST_LINE if cut else sys.maxsize
    rewrite(path, encoding, rewritten, returns_end_lines=shape.feeds == 0, limit=limit)
    return _text(rewritten, encoding, shape_of(rewritten))


def _text(path: Path, encoding: str, shape: LineShape) -> Text:
    return Text(path, encoding, shape.lines, shape.blank, shape.quotes)


def _encoding_of(path: Path, name: str, *, has_mark: bool) -> str:
    fault = _first_fault(path, "utf-8")
    if fault is None:
        return "utf-8-sig" if has_mark else "utf-8"
    other = None if has_mark or fault.chinese >= _CHINESE_BEFORE_FAULT else "gb18030"
    if other and (second := _first_fault(path, other)) is None:
        return other
    if other and second and second.offset > fault.offset:
        fault, meant = second, "GB18030"
    else:
        meant = "UTF-8"
    raise BadInput(
        "import.encoding",
        Place(name, fault.line),
        f"第 {fault.offset + 1} 个字节不是 {meant} 文字，文件已损坏或编码混杂",
        "全文为 UTF-8 或 GB18030（GBK）编码",
    )


@dataclass(frozen=True)
class _Fault:
    offset: int
    line: int
    chinese: int


def _first_fault(path: Path, encoding: str) -> _Fault | None:
    """The first byte that is not of this encoding, with its line and the text before it."""
    decoder = codecs.getincrementaldecoder(encoding)()
    read, lines, chinese = 0, 1, 0
    for block in blocks(path):
        pending = len(decoder.getstate()[0])
        try:
            decoded = decoder.decode(block)
        except UnicodeDecodeError as error:
            good = error.object[: error.start].decode(encoding, errors="ignore")
            offset = read - pending + error.start
            return _Fault(offset, lines + good.count("\n"), chinese + _chinese_in(good))
        read += len(block)
        lines += block.count(b"\n")
        if chinese < _CHINESE_BEFORE_FAULT and not decoded.isascii():
            chinese += _chinese_in(decoded)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return _Fault(read - 1, lines, chinese)
    return None


def _chinese_in(decoded: str) -> int:
    return sum("\u3000" <= character <= "\u9fff" for character in decoded[:100_000])
