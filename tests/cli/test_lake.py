"""``yijian lake``: import and status."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

CSV = (
    "fixmedins_code,fixmedins_name,fix_blng_admdvs,begntime,hosp_lv,fixmedins_type\n"
    "H62010000001,甲医院,620100,2020-01-01 00:00:00,02,1\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """One institution, as a file of a national table."""
    path = tmp_path / "fixmedins_b.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def test_an_import_counts_every_table(run: Run, file: Path, tmp_path: Path) -> None:
    ran = run("lake", "import", file, "--lake", tmp_path / "lake", "--json")
    assert ran.code == 0, ran.err
    count = ran.json["tables"]["fixmedins_b"]
    assert count["total"] == count["accepted"] + count["rejected"] == 1
    again = run("lake", "import", file, "--lake", tmp_path / "lake", "--json")
    assert again.json["batch"] is None


def test_people_see_the_counts_and_that_nothing_is_new(
    run: Run, file: Path, tmp_path: Path
) -> None:
    first = run("lake", "import", file, "--lake", tmp_path / "lake")
    for said in ("第 1 批", "收下", "拒收", "合计", "下一步：导入知识"):
        assert said in first.out
    assert "没有新内容" in run("lake", "import", file, "--lake", tmp_path / "lake").out


def test_rejected_rows_are_pointed_at(run: Run, file: Path, tmp_path: Path) -> None:
    file.write_text(CSV + ",乙医院,620100,2020-01-01 00:00:00,02,1\n", encoding="utf-8")
    ran = run("lake", "import", file, "--lake", tmp_path / "lake")
    assert ran.code == 0
    assert "拒收的行和原因：" in ran.out


def test_a_copy_beside_what_was_uploaded(run: Run, file: Path, tmp_path: Path) -> None:
    lake, out = tmp_path / "lake", tmp_path / "differences.csv"
    run("lake", "import", file, "--lake", lake)
    same = run("lake", "compare", file, "--lake", lake, "--out", out)
    assert (same.code, "没有差别" in same.out) == (0, True)
    file.write_text(CSV.replace("甲医院", "丙医院"), encoding="utf-8")
    told = run("lake", "compare", file, "--lake", lake, "--out", out, "--json")
    assert told.json["tables"]["fixmedins_b"]["differing"] == 1
    assert told.json["differences"] == str(out)
    again = run("lake", "compare", file, "--lake", lake, "--out", out)
    assert (again.code, "已经存在" in again.err) == (2, True)


def test_status_of_a_lake(run: Run, file: Path, tmp_path: Path) -> None:
    run("lake", "import", file, "--lake", tmp_path / "lake")
    ran = run("lake", "status", "--lake", tmp_path / "lake", "--json")
    assert ran.json["tables"]["fixmedins_b"]["current"] == 1
    assert all(check["balanced"] for check in ran.json["checks"])
    shown = run("lake", "status", "--lake", tmp_path / "lake").out
    for said in ("批次", "现行数据", "平", "下一步：yijian knowledge import"):
        assert said in shown


@pytest.mark.xdist_group("walk")
def test_status_of_a_full_lake(run: Run, walk: Path) -> None:
    shown = run("lake", "status", "--lake", walk / "lake").out
    for said in ("费用明细", "2026-01", "下一步：yijian audit run"):
        assert said in shown


@pytest.mark.parametrize("command", [("status",), ("import", "none")])
def test_a_new_empty_folder(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    ran = run("lake", *command, "--lake", tmp_path / "lake", "--json")
    assert ran.code == 2
    assert ran.json["error"]["code"] in {"lake.missing", "import.path"}


def test_a_folder_that_is_no_lake_is_left_alone(run: Run, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("x", encoding="utf-8")
    ran = run("lake", "import", file, "--lake", other, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (1, "lake.not_empty")
    assert [path.name for path in other.iterdir()] == ["thesis.txt"]


def test_an_empty_lake_says_what_to_do(run: Run, tmp_path: Path) -> None:
    from yijian.claims.lake import Lake

    Lake(tmp_path / "lake").create()
    ran = run("lake", "status", "--lake", tmp_path / "lake")
    assert ran.code == 0
    assert "湖里还没有数据" in ran.out
    assert "下一步：yijian lake import" in ran.out
