"""Encodings and line ends, found out and made one."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yijian.claims.intake.encoding import Text, as_clean_text
from yijian.kernel.errors import BadInput

ROWS = "结算ID,姓名\nS1,张三\nS2,李四𠀀\n"


def opened(folder: Path, content: bytes) -> Text:
    path = folder / "a.csv"
    path.write_bytes(content)
    return as_clean_text(path, "a.csv", folder / "clean.csv")


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (ROWS.encode(), "utf-8"),
        (codecs.BOM_UTF8 + ROWS.encode(), "utf-8-sig"),
        (ROWS.encode("gb18030"), "gb18030"),
        (ROWS.replace("\n", "\r\n").encode(), "utf-8"),
    ],
)
def test_encoding_is_found(tmp_path: Path, content: bytes, encoding: str) -> None:
    text = opened(tmp_path, content)
    assert text.encoding == encoding
    assert text.lines == 3
    assert text.path.read_text(encoding="utf-8-sig").splitlines() == ROWS.splitlines()


def test_clean_file_is_read_where_it_lies(tmp_path: Path) -> None:
    assert opened(tmp_path, ROWS.encode()).path == tmp_path / "a.csv"
    assert opened(tmp_path, ROWS.encode("gb18030")).path == tmp_path / "clean.csv"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(min_value=1, max_value=60))
def test_character_across_two_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut: int
) -> None:
    monkeypatch.setattr("yijian.claims.intake.blocks.BLOCK", cut)
    text = opened(tmp_path, ROWS.replace("\n", "\r\n").encode("gb18030"))
    assert text.path.read_bytes() == ROWS.encode()
    assert (text.lines, text.blank_lines) == (3, 0)


def test_empty(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"a\.csv：文件是空的"):
        opened(tmp_path, b"")


def test_utf16(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="UTF-16"):
        opened(tmp_path, ROWS.encode("utf-16"))


def test_damaged_utf8_is_not_taken_for_gb18030(tmp_path: Path) -> None:
    content = ROWS.encode().replace("李四".encode(), b"\xe6\x9d ")
    with pytest.raises(BadInput, match=r"a\.csv 第 3 行.*不是 UTF-8"):
        opened(tmp_path, content)


def test_neither_encoding(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"第 2 行.*第 \d+ 个字节不是 GB18030"):
        opened(tmp_path, "姓名\n张三".encode("gb18030") + b"\xff\xff\n")
