"""``yijian demo`` on a very small city: every step once, and the whole again at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from yijian.cli import demo, main

SMALL = ["--persons", "300", "--months", "1"]


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a small demonstration."""
    home = tmp_path_factory.mktemp("demo") / "home"
    assert main(["demo", "--home", str(home), *SMALL, "--prepare-only"]) == 0
    return home


def ask(run: Run, *words: object) -> dict[str, Any]:
    ran = run("demo", *SMALL, "--prepare-only", "--json", *words)
    assert ran.code == 0, ran.err
    found: dict[str, Any] = ran.json
    return found


def test_again_nothing_is_done_twice(shown: Path, run: Run) -> None:
    kept = json.loads((shown / "sign-in.json").read_text(encoding="utf-8"))["people"]
    made = {path: path.stat().st_mtime_ns for path in (shown / "lakes").rglob("*.parquet")}
    answer = ask(run, "--home", shown)
    assert [it["password"] for it in answer["sign_ins"]] == [it["password"] for it in kept]
    assert len({it["role"] for it in answer["sign_ins"]}) == 8
    assert answer["findings"] > 0
    assert answer["lines"] > 1000
    assert (answer["migrated"], answer["collected"]) == (0, False)
    assert made == {path: path.stat().st_mtime_ns for path in (shown / "lakes").rglob("*.parquet")}


def test_it_is_said_to_people_too(shown: Path, run: Run) -> None:
    ran = run("demo", *SMALL, "--home", shown, "--prepare-only")
    assert ran.code == 0
    for words in ("每个角色一个账号", "经办机构初审", "first.reviewer", "已准备好："):
        assert words in ran.out


def test_another_city_in_the_same_home_is_refused(shown: Path, run: Run) -> None:
    ran = run("demo", "--home", shown, "--persons", "400", "--months", "1", "--prepare-only")
    assert ran.code == 1
    assert "里是另一座城市（lanzhou，300 人，1 个月）" in ran.err


def test_where_there_is_no_city(tmp_path: Path, run: Run) -> None:
    ran = run("demo", "--home", tmp_path, "--jurisdiction", "atlantis", "--prepare-only")
    assert ran.code == 2
    assert "atlantis" in ran.err
    assert not (tmp_path / "city").exists()
    ran = run("demo", "--home", tmp_path, "--jurisdiction", "national", "--prepare-only")
    assert (ran.code, ran.err.strip()) == (1, "national 不是统筹区，不能建立办公端")


def test_a_half_made_city_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "city.part").mkdir()
    (tmp_path / "city.part" / "leftover.parquet").write_bytes(b"half")
    demo.make_the_city(tmp_path, "lanzhou", 300, 1)
    made = {path.name for path in (tmp_path / "city").iterdir()}
    assert {"setl_d.parquet", "labels.parquet", "knowledge"} <= made
    assert "leftover.parquet" not in made
    assert not (tmp_path / "city.part").exists()
    before = (tmp_path / "city" / "setl_d.parquet").stat().st_mtime_ns
    demo.make_the_city(tmp_path, "lanzhou", 300, 1)
    assert (tmp_path / "city" / "setl_d.parquet").stat().st_mtime_ns == before
