"""Text files: found out and, where needed, rewritten as clean UTF-8, block by block.

The engine reads UTF-8 with one kind of line end and lines of bounded length. A file that is so
already is read where it lies; any other is rewritten into the staging folder.
"""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from yijian.kernel.errors import BadInput, Place

BLOCK = 4 << 20
LONGEST_LINE = 1 << 20
"""Bytes of one physical line; a longer one is rejected as a row, not as a file."""
TOO_LONG = "\x01过长的行："
"""What stands in the rewritten file in place of a line that is too long."""
_CHINESE_BEFORE_FAULT = 4
_BLANK_LINE = re.compile(rb"(?<=\n)\r?\n")
_BLANK_STARTS = (b"\n\n", b"\n\r\n")


@dataclass(frozen=True)
class Text:
    """A text file fit for the engine: where it lies, what it was, how many lines it has."""

    path: Path
    encoding: str
    lines: int
    blank_lines: int
    has_quotes: bool


@dataclass
class _Shape:
    """Counts over a file: line ends of each kind, blank lines, and what the engine cannot take."""

    feeds: int = 0
    returns: int = 0
    pairs: int = 0
    blank: int = 0
    zeros: int = 0
    quotes: bool = False
    long: bool = False
    lines: int = 0
    _last: bytes = b"\n"
    _held: bytes = b""

    def add(self, block: bytes) -> None:
        """Count one block; a line end may lie across two."""
        whole = self._held + block
        self._held = b"\r" if whole.endswith(b"\r") else b""
        whole = whole[: len(whole) - 1] if self._held else whole
        self.feeds += whole.count(b"\n")
        self.returns += whole.count(b"\r")
        self.pairs += whole.count(b"\r\n")
        self.zeros += whole.count(b"\0")
        self.quotes = self.quotes or b'"' in whole
        if (
            b"\n\n" in whole
            or b"\n\r\n" in whole
            or (self._last + whole[:2]).startswith(_BLANK_STARTS)
        ):
            self.blank += len(_BLANK_LINE.findall(self._last + whole))
        step = LONGEST_LINE // 2
        self.long = self.long or any(
            whole.find(b"\n", at, at + step) < 0 for at in range(0, len(whole) - step + 1, step)
        )
        self._last = whole[-1:] or self._last

    def end(self) -> None:
        """The file is over: a return that was held counts, a last line without end too."""
        self.returns += len(self._held)
        self.lines = self.feeds + (self._last != b"\n" or bool(self._held))

    @property
    def clean(self) -> bool:
        uniform = self.returns == 0 or self.returns == self.pairs == self.feeds
        return uniform and not self.zeros and not self.long


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            yield block


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
    shape = _shape_of(path)
    shape.long = shape.long and cut
    if encoding in ("utf-8", "utf-8-sig") and shape.clean:
        return _text(path, encoding, shape)
    limit = LONGEST_LINE if cut else sys.maxsize
    _rewrite(path, encoding, rewritten, returns_end_lines=shape.feeds == 0, limit=limit)
    return _text(rewritten, encoding, _shape_of(rewritten))


def _shape_of(path: Path) -> _Shape:
    shape = _Shape()
    for block in _blocks(path):
        shape.add(block)
    shape.end()
    return shape


def _text(path: Path, encoding: str, shape: _Shape) -> Text:
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
    for block in _blocks(path):
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


def _rewrite(
    path: Path, encoding: str, target: Path, *, returns_end_lines: bool, limit: int
) -> None:
    decoder = codecs.getincrementaldecoder(encoding)()
    lone = "\n" if returns_end_lines else " "
    held = ""
    with target.open("wb") as out:
        cutter = _Cutter(limit)
        for block in _blocks(path):
            decoded = held + decoder.decode(block)
            held = "\r" if decoded.endswith("\r") else ""
            decoded = decoded[: len(decoded) - len(held)]
            plain = decoded.replace("\r\n", "\n").replace("\r", lone).replace("\0", "")
            out.write(cutter.feed(plain.encode()))
        rest = held + decoder.decode(b"", final=True)
        out.write(cutter.feed(rest.replace("\r", "\n").encode()) + cutter.end())


class _Cutter:
    """Replaces each line that is too long by a mark and its beginning, so that rows keep place."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._open = b""
        self._dropping = False

    def feed(self, block: bytes) -> bytes:
        if self._limit == sys.maxsize:
            return block
        lines = (self._open + block).split(b"\n")
        self._open = lines.pop()
        if self._dropping:
            if not lines:
                self._open = b""
                return b""
            lines[0], self._dropping = b"", False
        if not lines and len(self._open) <= self._limit:
            return b""
        done = b"".join(_shortened(line) + b"\n" for line in lines)
        if len(self._open) > self._limit:
            done += _shortened(self._open)
            self._open, self._dropping = b"", True
        return done

    def end(self) -> bytes:
        return b"\n" if self._dropping else _shortened(self._open)


def _shortened(line: bytes) -> bytes:
    if len(line) <= LONGEST_LINE:
        return line
    beginning = line[:900].decode(errors="ignore")
    for mark in ',"\t|;':
        beginning = beginning.replace(mark, " ")
    return (TOO_LONG + beginning).encode()
