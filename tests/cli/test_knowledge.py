"""``yijian knowledge import``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

HEAD = "hilist_code,item_name,source,begndate\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """One herbal piece that is never paid."""
    path = tmp_path / "tcm_never_paid.csv"
    path.write_text(HEAD + "T990000037,阿胶,自有,2026-01-01\n", encoding="utf-8")
    return path


def test_knowledge_is_taken_once(run: Run, file: Path, tmp_path: Path) -> None:
    ran = run("knowledge", "import", file, "--lake", tmp_path / "lake", "--json")
    assert ran.code == 0, ran.err
    assert ran.json["batches"][0]["rows"] == 1
    again = run("knowledge", "import", file, "--lake", tmp_path / "lake", "--json")
    assert again.json["version"] == ran.json["version"]
    assert any("此前已导入" in note for note in again.json["notes"])


def test_people_see_counts_and_impact(run: Run, file: Path, tmp_path: Path) -> None:
    shown = run("knowledge", "import", file, "--lake", tmp_path / "lake").out
    for said in ("被取代", "拒收", "与导入前相比", "逐条变化见", "下一步：yijian audit run"):
        assert said in shown
    assert "没有变化" in run("knowledge", "import", file, "--lake", tmp_path / "lake").out


def test_what_is_no_knowledge_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "diary.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    ran = run("knowledge", "import", path, "--lake", tmp_path / "lake", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (1, "knowledge.nothing")


def test_a_path_that_is_not_there(run: Run, tmp_path: Path) -> None:
    ran = run("knowledge", "import", tmp_path / "none", "--lake", tmp_path / "lake", "--json")
    assert (ran.code, set(ran.json)) == (2, {"error"})


def test_rows_that_no_table_takes_are_pointed_at(run: Run, file: Path, tmp_path: Path) -> None:
    file.write_text(HEAD + "T990000037,阿胶,自有,某日\n", encoding="utf-8")
    shown = run("knowledge", "import", file, "--lake", tmp_path / "lake").out
    assert "没有收下任何知识" in shown
    assert "拒收 1 处，原因见：" in shown


def test_a_rehearsal_leaves_the_lake_and_its_tables_can_be_run_with(
    run: Run, file: Path, tmp_path: Path
) -> None:
    lake, out = tmp_path / "lake", tmp_path / "trial"
    words = ("knowledge", "import", file, "--lake", lake, "--dry-run")
    ran = run(*words, "--out", out, "--json")
    assert ran.code == 0, ran.err
    assert (ran.json["dry_run"], ran.json["tables"]) == (True, str(out / "tables"))
    assert not lake.exists()
    shown = run(*words).out
    assert "数据湖没有改动" in shown
    real = run("knowledge", "import", file, "--lake", lake, "--json")
    assert (real.json["version"], real.json["dry_run"]) == (ran.json["version"], False)
    shown = run(*words, "--out", out).out
    assert f"--knowledge {out / 'tables'}" in shown


def test_a_folder_for_reports_is_of_rehearsals_only(run: Run, file: Path, tmp_path: Path) -> None:
    ran = run("knowledge", "import", file, "--lake", tmp_path / "lake", "--out", tmp_path, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "knowledge.out")


def test_a_rehearsal_says_how_to_get_the_reasons(run: Run, file: Path, tmp_path: Path) -> None:
    file.write_text(HEAD + "T990000037,阿胶,自有,某日\n", encoding="utf-8")
    shown = run("knowledge", "import", file, "--lake", tmp_path / "lake", "--dry-run").out
    assert "拒收 1 处，加 --out 目录可得到逐行的原因" in shown
