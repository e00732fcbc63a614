"""Files and folders: each file once, each to the reader that knows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yijian.audit.knowledge.sources.recognise import files_of, read_file
from yijian.kernel.errors import UsageError


def test_folders_are_walked_and_hidden_files_left(tmp_path: Path) -> None:
    for name in ("a.csv", "deep/b.csv", ".hidden.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("a\n1\n")
    found = files_of([tmp_path, tmp_path / "a.csv"])
    assert [path.name for path in found] == ["a.csv", "b.csv"]
    with pytest.raises(UsageError) as caught:
        files_of([tmp_path / "missing"])
    assert caught.value.code == "knowledge.no_file"


def test_own_csv_goes_by_name(own_csv: Callable[..., Path]) -> None:
    path = own_csv("tcm_never_paid", "hilist_code,source,begndate", "T001700123,文件,2026-01-01")
    reading = read_file(path)
    assert reading is not None
    assert reading.points[0].role == "own"


def test_bad_codes_of_collections_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    path.write_text("kp_id,seq,med_code\nK,1,3310010140000\n", encoding="utf-8")
    reading = read_file(path)
    assert reading is not None
    assert (len(reading.points), len(reading.rejects)) == (0, 1)


def test_unknown_files(tmp_path: Path) -> None:
    for name in ("a.txt", "empty.csv", "other.csv"):
        (tmp_path / name).write_text("" if name == "empty.csv" else "x,y\n1,2\n")
        assert read_file(tmp_path / name) is None
