"""``yijian office``: the first account, and a run made elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office") / "home"


def test_the_first_account_is_shown_once(home: Path, run: Run) -> None:
    first = run("office", "init", "--home", home, "--jurisdiction", "hainan", "--json")
    assert first.code == 0, first.err
    (account,) = first.json["accounts"]
    assert account["username"] == "hainan.admin"
    assert account["organisation"] == "海南省医疗保障信息中心"
    again = run("office", "init", "--home", home, "--jurisdiction", "hainan")
    assert "已有账号管理员，没有改动" in again.out
    assert account["password"] not in again.out
    wrong = run("office", "init", "--home", home, "--jurisdiction", "national", "--json")
    assert (wrong.code, wrong.json["error"]["code"]) == (1, "office.jurisdiction")


def test_a_run_made_elsewhere_is_shown(home: Path, run: Run, walk: Path) -> None:
    made = json.loads((walk / "run1" / "run.json").read_text(encoding="utf-8"))
    words = ["office", "load", walk / "run1", "--home", home, "--jurisdiction", "lanzhou"]
    ran = run(*words, "--lake", walk / "lake", "--json")
    assert ran.code == 0, ran.err
    assert (ran.json["key"], ran.json["findings"]) == (made["run_id"], made["findings"])
    assert ran.json["state"] == "visible"
    assert "已可见：疑点" in run(*words).out


def test_a_folder_without_a_run_is_refused(home: Path, run: Run, tmp_path: Path) -> None:
    ran = run("office", "load", tmp_path, "--home", home, "--jurisdiction", "lanzhou")
    assert ran.code == 1
    assert "没有做完的运行；请先运行稽核" in ran.err
