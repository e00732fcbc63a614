"""``yijian city make``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

SMALL = ("city", "make", "--jurisdiction", "lanzhou", "--persons", "300", "--months", "1")


@pytest.mark.parametrize("file_format", ["parquet", "csv"])
def test_a_city_is_made(run: Run, tmp_path: Path, file_format: str) -> None:
    ran = run(*SMALL, "--seed", "3", "--format", file_format, "--out", tmp_path / "c", "--json")
    assert ran.code == 0, ran.err
    answer = ran.json
    assert answer["tables"]["fee_list_d"] > 0
    assert all(Path(file).is_file() for file in answer["files"])
    assert (tmp_path / "c" / f"fee_list_d.{file_format}").is_file()


def test_people_see_tables_labels_and_the_next_step(run: Run, tmp_path: Path) -> None:
    ran = run(*SMALL, "--seed", "3", "--out", tmp_path / "c")
    assert ran.code == 0
    for said in ("费用明细", "合计", "手法", "清白", "下一步：yijian lake import"):
        assert said in ran.out


@pytest.mark.parametrize(
    ("place", "persons", "months", "said"),
    [
        ("paris", "300", "1", "paris"),
        ("lanzhou", "3", "1", "人数"),
        ("lanzhou", "300", "99", "月数"),
    ],
)
def test_impossible_cities_are_wrong_usage(
    run: Run, tmp_path: Path, place: str, persons: str, months: str, said: str
) -> None:
    size = ("--persons", persons, "--months", months, "--seed", "1")
    ran = run("city", "make", "--jurisdiction", place, *size, "--out", tmp_path / "c", "--json")
    assert (ran.code, set(ran.json)) == (2, {"error"})
    assert said in ran.err


def test_a_folder_that_cannot_be_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ran = run(*SMALL, "--seed", "1", "--out", tmp_path / "file" / "c")
    assert ran.code == 1
    assert "不是文件夹" in ran.err
