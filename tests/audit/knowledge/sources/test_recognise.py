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


def test_what_is_almost_a_knowledge_file_is_refused_with_what_would_be_right(
    tmp_path: Path, own_csv: Callable[..., Path]
) -> None:
    points = tmp_path / "points.csv"
    points.write_text("kp_id,batch_tag,rule_class,item_name,constraint\nK,batch_05,x,甲,y\n")
    reading = read_file(points)
    assert reading is not None
    assert [(r.row, r.column) for r in reading.rejects] == [(1, "detect_logic")]
    assert "这份文件像是知识点清单" in reading.rejects[0].reason
    other = read_file(
        own_csv("限价", "hilist_code,price_level,ceiling,source,begndate", "A,全部,1")
    )
    assert other is not None
    assert "price_ceiling.csv（超限定单价收费）" in other.rejects[0].reason


def test_what_cannot_be_read_is_refused_by_the_name_of_its_kind(tmp_path: Path) -> None:
    for name, content, why in (("drug_sex", b"", "空的"), ("drug_sex", b"\xff\xfe\x81", "编码")):
        path = tmp_path / f"{name}.csv"
        path.write_bytes(content)
        reading = read_file(path)
        assert reading is not None
        assert why in reading.rejects[0].reason
