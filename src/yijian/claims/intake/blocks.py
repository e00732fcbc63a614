"""A text file as blocks of bytes, and what its lines are like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BLOCK = 4 << 20
LONGEST_LINE = 1 << 20
"""Bytes of one physical line; a longer one is rejected as a row, not as a file."""
_BLANK_LINE = re.compile(rb"(?<=\n)\r?\n")
_BLANK_STARTS = (b"\n\n", b"\n\r\n")


@dataclass
class LineShape:
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
        """Whether the engine can read the file as it is, apart from its encoding."""
        uniform = self.returns == 0 or self.returns == self.pairs == self.feeds
        return uniform and not self.zeros and not self.long


def blocks(path: Path) -> Iterator[bytes]:
    """The bytes of a file, block by block."""
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            yield block


def shape_of(path: Path) -> LineShape:
    """The counts over a whole file."""
    shape = LineShape()
    for block in blocks(path):
        shape.add(block)
    shape.end()
    return shape
