"""CSV in the encodings that offices use, with the line on which a row begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from yijian.audit.knowledge.sources.csv_file import read_csv


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("名称,编码\n甲,1\n".encode(encoding))
    file = read_csv(path)
    assert file is not None
    assert file.records() == [(2, {"名称": "甲", "编码": "1"})]


def test_lines_are_counted_through_breaks_in_cells_and_blank_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('a,b\n"x\ny",1\n\n,\nz\n', encoding="utf-8")
    file = read_csv(path)
    assert file is not None
    assert file.records() == [(2, {"a": "x\ny", "b": "1"}), (6, {"a": "z", "b": ""})]
    assert file.has("a")
    assert not file.has("a", "c")


def test_what_is_no_csv(tmp_path: Path) -> None:
    for name, content in (("empty.csv", b""), ("binary.csv", b"\xff\xfe\x81")):
        (tmp_path / name).write_bytes(content)
        assert read_csv(tmp_path / name) is None
