"""The lake's versions: what is visible, what is swept, and who may write."""

from __future__ import annotations

import errno
import json
from contextlib import suppress
from pathlib import Path

import pytest

from yijian.claims.lake import Lake, is_disk_full
from yijian.claims.manifest import empty_manifest
from yijian.kernel.errors import Refused, UsageError
from yijian.kernel.files import exclusive_lock


def put(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def files(lake: Lake) -> set[str]:
    return {it.relative_to(lake.path).as_posix() for it in lake.path.rglob("*") if it.is_file()}


def test_no_lake_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="不是数据湖；请先用 yijian lake import"):
        Lake(tmp_path / "lake").snapshot()


def test_create_is_idempotent_and_empty(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake").create()
    first = lake.snapshot()
    assert Lake(tmp_path / "lake").create().snapshot() == first
    assert (first.version, first.batches, first.knowledge) == (0, (), {})
    assert json.loads((lake.path / "manifest" / "00000000.json").read_text()) == empty_manifest()


def test_folder_with_other_files_is_not_taken_over(tmp_path: Path) -> None:
    put(tmp_path / "thesis.docx")
    with pytest.raises(Refused, match="里已有其他文件"), Lake(tmp_path).transaction():
        pass
    assert [it.name for it in tmp_path.iterdir()] == ["thesis.docx"]


@pytest.mark.parametrize("name", ["a*b", "a?b", "a[1]"])
def test_path_that_is_a_pattern(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="不能包含"):
        Lake(tmp_path / name)


def test_commit_makes_the_next_version_visible_and_keeps_the_old_one(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")
    with lake.transaction() as draft:
        before = lake.snapshot()
        put(draft.path / "knowledge" / "points" / "a.parquet")
        draft.manifest["knowledge"] = {"sources": ["甲"]}
        assert lake.snapshot() == before
        draft.commit()
    after = lake.snapshot()
    assert (before.version, after.version) == (0, 1)
    assert after.knowledge == {"sources": ["甲"]}
    assert after.digest != before.digest
    assert before.knowledge == {}
    assert "knowledge/points/a.parquet" in files(lake)


def test_knowledge_file_of_an_earlier_version_stays(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")
    for number in (1, 2):
        with lake.transaction() as draft:
            put(draft.path / "knowledge" / f"{number}.csv")
            draft.manifest["knowledge"] = {"file": number}
            draft.commit()
    with lake.transaction():
        pass
    assert {"knowledge/1.csv", "knowledge/2.csv"} <= files(lake)


def test_no_commit_leaves_nothing(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake").create()
    with lake.transaction():
        pass
    before = files(lake)
    with suppress(ZeroDivisionError), lake.transaction() as draft:
        put(draft.staging / "part")
        put(draft.path / "data" / "fee_list_d" / "batch=1" / "part.parquet")
        put(draft.path / "knowledge" / "half.csv")
        draft.manifest["knowledge"] = {"half": True}
        raise ZeroDivisionError
    assert files(lake) == before
    assert lake.snapshot().version == 0


def test_leftovers_of_a_killed_process_are_swept(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake").create()
    for name in (
        "staging/00000001/work.duckdb",
        "data/fee_list_d/batch=1/area=6201/month=202603/part-000.parquet",
        "superseded/fee_list_d/1.parquet",
        "rejects/1.csv",
        "knowledge/x.csv",
        "manifest/00000001.json",
        "manifest/.00000001.json.77.tmp",
        ".CURRENT.77.tmp",
    ):
        put(lake.path / name)
    assert lake.snapshot().version == 0
    with lake.transaction():
        pass
    assert files(lake) == {"CURRENT", "lock", "manifest/00000000.json"}


def test_two_writers(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake").create()
    with (
        exclusive_lock(lake.path / "lock", "busy"),
        pytest.raises(Refused, match="正在被另一个进程写入"),
        lake.transaction(),
    ):
        pass


def test_second_commit_is_an_error(tmp_path: Path) -> None:
    with Lake(tmp_path / "lake").transaction() as draft:
        draft.commit()
        with pytest.raises(RuntimeError):
            draft.commit()


def test_full_disk_is_said_in_chinese(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")

    def fill() -> None:
        with lake.transaction() as draft:
            put(draft.path / "data" / "x")
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(Refused, match=r"磁盘空间不足.*保持原样"):
        fill()
    assert "data/x" not in files(lake)
    assert not is_disk_full(OSError(errno.EACCES, "Permission denied"))
