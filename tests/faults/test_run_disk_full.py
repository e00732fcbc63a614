"""A disk that fills up during a run: a clear sentence, nothing by halves, and it can go on."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.running import Ground, finish, found, make_ground

RESULTS = ("run.json", "findings.parquet", "finding_lines.parquet", "coverage.parquet")


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return make_ground(tmp_path_factory.mktemp("ground"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("不能挂载小磁盘（需要 root 权限）")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def fill(disk: Path, leave: int) -> Path:
    """A file that leaves so many bytes free."""
    filler = disk / "filler"
    size = 1_048_576 - leave
    with filler.open("wb") as stream:
        stream.write(b"x" * size)
    return filler


@pytest.mark.parametrize("free", [16_384, 150_000])
def test_a_full_disk_is_said_and_the_run_goes_on_later(
    ground: Ground, small_disk: Path, free: int
) -> None:
    out = small_disk / "run"
    filler = fill(small_disk, free)
    code, _, said = finish(ground.start(out))
    assert code == 1, said
    assert "磁盘" in said
    assert "Traceback" not in said
    assert not [name for name in RESULTS if (out / name).exists()]
    filler.unlink()
    code, _, said = finish(ground.start(out))
    assert code == 0, said
    assert found(out) == ground.expected
