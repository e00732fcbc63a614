"""An import killed at any moment leaves the old lake or the new one, and can be run again."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from yijian.claims.intake import import_paths
from yijian.claims.lake import Lake
from yijian.claims.status import lake_status

MADE_AT = datetime(2026, 11, 21)  # noqa: DTZ001
OLD, NEW = 50, 30_000
CHILD = """
import sys
from datetime import datetime
from pathlib import Path
from yijian.claims.intake import import_paths
from yijian.claims.lake import Lake
import_paths(Lake(Path(sys.argv[1])), [Path(sys.argv[2])], made_at=datetime(2026, 11, 22))
"""


def fee_lines(path: Path, first: int, count: int) -> Path:
    """A file of fee lines; those below ``OLD`` are corrections of the first import."""
    path.parent.mkdir(parents=True, exist_ok=True)
    duckdb.execute(
        "COPY (SELECT 'H62010200001' AS fixmedins_code, 'S' || i AS setl_id, 'B' || i AS bkkp_sn,"
        " 'P' || (i % 997) AS psn_no, TIMESTAMP '2026-01-05' + to_days((i % 200)::INTEGER)"
        f" AS fee_ocur_time, {count} AS cnt, TIMESTAMP '2026-02-01' + to_seconds({count})"
        f" AS updt_time FROM range({first}, {first + count}) AS r(i)) TO '{path}' (HEADER)"
    )
    return path


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ground")
    old = fee_lines(folder / "old" / "fee_list_d.csv", 0, OLD)
    fee_lines(folder / "new" / "fee_list_d.csv", 0, NEW)
    import_paths(Lake(folder / "lake"), [old], made_at=MADE_AT)
    return folder


def reached(lake: Path, pattern: str) -> Callable[[], bool]:
    return lambda: any(lake.glob(pattern))


def kill_when(ground: Path, lake: Path, due: Callable[[], bool]) -> int:
    """Start an import in a child and kill it when ``due``; returns how the child ended."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(lake), str(ground / "new" / "fee_list_d.csv")]
    )
    deadline = time.monotonic() + 120
    while child.poll() is None and not due() and time.monotonic() < deadline:
        time.sleep(0.001)
    if child.poll() is None:
        os.kill(child.pid, signal.SIGKILL)
    return child.wait()


def totals(lake: Path) -> tuple[int, int]:
    """Current lines and the sum of their quantities, read from the files themselves."""
    found = duckdb.execute(
        f"SELECT count(*), sum(cnt)::BIGINT FROM {Lake(lake).snapshot().scan_sql('fee_list_d')}"
    ).fetchone()
    assert found is not None
    return found


def assert_old_or_new_then_repeatable(ground: Path, lake: Path) -> None:
    before = Lake(lake).snapshot()
    assert before.version in (1, 2)
    assert totals(lake) == ((OLD, OLD * OLD) if before.version == 1 else (NEW, NEW * NEW))
    report = import_paths(Lake(lake), [ground / "new" / "fee_list_d.csv"], made_at=MADE_AT)
    if before.version == 1:
        assert report.tables["fee_list_d"].current == NEW
    else:
        assert report.recognised == ["fee_list_d.csv"]
    assert totals(lake) == (NEW, NEW * NEW)
    assert all(check["balanced"] for check in lake_status(Lake(lake))["checks"])
    named = {path for it in ("fee_list_d",) for path in Lake(lake).snapshot().files(it)}
    assert set(lake.glob("data/**/*.parquet")) == named
    assert not (lake / "staging").exists()


@pytest.mark.parametrize(
    "moment",
    [
        "staging/*/work.duckdb",
        "staging/*/typed-*.parquet",
        "data/fee_list_d/batch=2/**/*.parquet",
        "superseded/fee_list_d/2.parquet",
        "manifest/*00000002.json*",
        "manifest/00000002.json",
    ],
)
def test_killed_at_a_moment(ground: Path, tmp_path: Path, moment: str) -> None:
    lake = tmp_path / "lake"
    shutil.copytree(ground / "lake", lake)
    ended = kill_when(ground, lake, reached(lake, moment))
    assert ended in (-signal.SIGKILL, 0)
    assert_old_or_new_then_repeatable(ground, lake)


def test_killed_again_and_again_at_chance_moments(ground: Path, tmp_path: Path) -> None:
    lake = tmp_path / "lake"
    shutil.copytree(ground / "lake", lake)
    chance = random.Random(20261121)
    for _ in range(4):
        started: list[float] = []
        wait = chance.uniform(0.0, 1.2)

        def due(started: list[float] = started, wait: float = wait) -> bool:
            if not started and any(lake.glob("staging/*")):
                started.append(time.monotonic())
            return bool(started) and time.monotonic() - started[0] >= wait

        kill_when(ground, lake, due)
        assert totals(lake) in ((OLD, OLD * OLD), (NEW, NEW * NEW))
    assert_old_or_new_then_repeatable(ground, lake)


def test_first_import_killed_leaves_no_lake_or_a_lake(ground: Path, tmp_path: Path) -> None:
    lake = tmp_path / "lake"
    kill_when(ground, lake, reached(lake, "staging/*"))
    if Lake(lake).exists:
        assert Lake(lake).snapshot().version in (0, 1)
    report = import_paths(Lake(lake), [ground / "new" / "fee_list_d.csv"], made_at=MADE_AT)
    assert report.batch == 1 or report.recognised
    assert totals(lake) == (NEW, NEW * NEW)
