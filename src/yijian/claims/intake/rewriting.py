"""A text file rewritten so that the engine can read it: UTF-8, one line end, bounded lines."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

from yijian.claims.intake.blocks import LONGEST_LINE, blocks

TOO_LONG = "\x01过长的行："
"""What stands in the rewritten file in place of a line that is too long."""


def rewrite(
    path: Path, encoding: str, target: Path, *, returns_end_lines: bool, limit: int
) -> None:
    """Write ``path`` as UTF-8 with one kind of line end and lines of at most ``limit`` bytes.

    ``returns_end_lines``: the file has no other line ends than single carriage returns.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    lone = "\n" if returns_end_lines else " "
    held = ""
    with target.open("wb") as out:
        cutter = LineCutter(limit)
        for block in blocks(path):
            decoded = held + decoder.decode(block)
            held = "\r" if decoded.endswith("\r") else ""
            decoded = decoded[: len(decoded) - len(held)]
            plain = decoded.replace("\r\n", "\n").replace("\r", lone).replace("\0", "")
            out.write(cutter.feed(plain.encode()))
        rest = held + decoder.decode(b"", final=True)
        out.write(cutter.feed(rest.replace("\r", "\n").encode()) + cutter.end())


class LineCutter:
    """Replaces each line that is too long by a mark and its beginning, so that rows keep place."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._open = b""
        self._dropping = False

    def feed(self, block: bytes) -> bytes:
        """What can be written so far."""
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
        """What is left when the file is over."""
        return b"\n" if self._dropping else _shortened(self._open)


def _shortened(line: bytes) -> bytes:
    if len(line) <= LONGEST_LINE:
        return line
    beginning = line[:900].decode(errors="ignore")
    for mark in ',"\t|;':
        beginning = beginning.replace(mark, " ")
    return (TOO_LONG + beginning).encode()
