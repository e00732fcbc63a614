"""Line ends become one, and a line that is too long keeps its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.claims.intake.test_encoding import opened
from yijian.claims.intake.blocks import LONGEST_LINE
from yijian.claims.intake.rewriting import TOO_LONG


@pytest.mark.parametrize("content", ["a,b\r\n1,2\n3,4\r\n", "a,b\r1,2\r3,4\r", "a,b\n1,2\n3,4"])
def test_line_ends_become_one(tmp_path: Path, content: str) -> None:
    text = opened(tmp_path, content.encode())
    assert text.path.read_text().splitlines() == ["a,b", "1,2", "3,4"]
    assert text.lines == 3


def test_blank_lines_are_counted(tmp_path: Path) -> None:
    text = opened(tmp_path, b"a,b\n\n1,2\n\n\n3,4\n\n")
    assert (text.lines, text.blank_lines) == (7, 4)


def test_too_long_line_keeps_its_place(tmp_path: Path) -> None:
    content = b"a,b\n1," + b"x" * (3 * LONGEST_LINE) + b',"y"\n3,4\n'
    lines = opened(tmp_path, content).path.read_text().split("\n")
    assert len(lines) == 4
    assert lines[1].startswith(TOO_LONG + "1 xxx")
    assert len(lines[1]) < 1000
    assert lines[2] == "3,4"
