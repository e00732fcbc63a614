"""A disk that fills up during an import: a clear sentence, and the lake as it was."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from yijian.claims.intake import import_paths
from yijian.claims.lake import Lake
from yijian.kernel.errors import Refused

MADE_AT = datetime(2026, 11, 21)  # noqa: DTZ001


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of four megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("不能挂载小磁盘（需要 root 权限）")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def persons(path: Path, count: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    duckdb.execute(
        "COPY (SELECT 'P' || i AS psn_no, md5(i::VARCHAR) AS psn_name, md5((i + 1)::VARCHAR)"
        f" AS live_addr FROM range({count}) AS r(i)) TO '{path}' (HEADER)"
    )
    return path


@pytest.mark.parametrize("rows", [200_000, 60_000])
def test_full_disk_leaves_the_lake_as_it_was(small_disk: Path, tmp_path: Path, rows: int) -> None:
    lake = Lake(small_disk / "lake")
    small = persons(tmp_path / "small" / "psn_info_b.csv", 10)
    import_paths(lake, [small], made_at=MADE_AT)
    before = lake.snapshot()
    with pytest.raises(Refused, match=r"磁盘空间不足.*保持原样") as refused:
        import_paths(lake, [persons(tmp_path / "psn_info_b.csv", rows)], made_at=MADE_AT)
    assert refused.value.code == "lake.disk_full"
    assert lake.snapshot() == before
    assert not (lake.path / "staging").exists()
    again = import_paths(lake, [persons(tmp_path / "few" / "psn_info_b.csv", 20)], made_at=MADE_AT)
    assert (
        again.tables["psn_info_b"].current + again.tables["psn_info_b"].duplicate
        == 20 - again.tables["psn_info_b"].rejected
    )
