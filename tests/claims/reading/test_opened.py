"""An engine for one question, and what it says when the lake's files are not as they should be."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.claims.intake.conftest import Bench, fee_line
from tests.claims.reading.conftest import take
from yijian.claims.engine import parquet
from yijian.claims.reading.opened import opened, opened_wide
from yijian.claims.snapshot import Snapshot
from yijian.kernel.errors import Refused, UsageError


@pytest.mark.parametrize("memory", ["", "1", "lots", "1GB'; SELECT '", "-1GB"])
def test_impossible_memory(empty: Snapshot, memory: str) -> None:
    with (
        pytest.raises(UsageError, match="应写成 1GB 或 600MB"),
        opened_wide(empty, memory=memory, threads=1),
    ):
        pass


def test_impossible_threads(empty: Snapshot) -> None:
    with (
        pytest.raises(UsageError, match="线程数 0 不行"),
        opened_wide(empty, memory="1GB", threads=0),
    ):
        pass


def test_too_little_memory_is_refused(empty: Snapshot) -> None:
    with pytest.raises(Refused, match="内存不够") as caught, opened(empty) as engine:
        engine.execute(
            "SET memory_limit = '5MB'; SELECT list(md5(i::VARCHAR)) FROM range(300000) AS t(i)"
        ).fetchall()
    assert caught.value.code == "reading.memory"


def test_a_wide_question_spills_and_leaves_nothing(
    empty: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    with opened_wide(empty, memory="40MB", threads=1) as engine:
        engine.execute("CREATE TEMP TABLE t AS SELECT md5(i::VARCHAR) FROM range(1500000) AS t(i)")
        assert list((tmp_path / "tmp").rglob("*.tmp"))
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize("damage", ["gone", "empty", "cut", "garbled"])
def test_a_lost_or_damaged_file_is_named_and_refused(bench: Bench, damage: str) -> None:
    snapshot = take(bench, fee_list_d=[fee_line(bkkp_sn=f"B{i}") for i in range(50)])
    (path,) = snapshot.files("fee_list_d")
    held = path.read_bytes()
    path.unlink()
    if damage != "gone":
        changed = {"empty": b"", "cut": held[:300], "garbled": held[:4] + b"\xff" * len(held[4:])}
        path.write_bytes(changed[damage])
    said = "缺少文件“data/fee_list_d/" if damage == "gone" else "有文件已损坏"
    with pytest.raises(Refused, match=said) as caught, opened(snapshot) as engine:
        engine.execute(f"SELECT * FROM {parquet([path])}").fetchall()
    assert caught.value.code == "reading.file"


def test_sums_beyond_the_type_are_refused(empty: Snapshot) -> None:
    with pytest.raises(Refused, match="金额合计超出") as caught, opened(empty) as engine:
        engine.execute("SELECT 123456789012345::DECIMAL(20,2)::DECIMAL(16,2)").fetchall()
    assert caught.value.code == "reading.amount"


def test_our_own_mistakes_are_not_blamed_on_the_lake(empty: Snapshot) -> None:
    with pytest.raises(duckdb.BinderException), opened(empty) as engine:
        engine.execute("SELECT nothing")
