"""``yijian law check``, and ``--law`` of the other commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.law.calendar.test_workdays import FICTITIOUS
from tests.law.conftest import NAME, PackBuilder, dated
from tests.law.test_additions import added, value
from yijian.cli.law_check import COUNTED
from yijian.law import Law, additions

PLACE = "hainan"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One added value for Hainan from 2026-12-01 on, and the made-up year 2027."""
    cited = {"origin": "ours", "reason": "试。", "instrument": None, "article": None}
    given = added(value(2, "2026-12-01", **cited))
    home = tmp_path_factory.mktemp("law")
    return additions.write(home / "a", [(PLACE, given)], [FICTITIOUS])


def test_sound_law_is_counted(run: Run, folder: Path) -> None:
    found = run("law", "check", "--law", folder, "--json").json
    assert (found["added"], found["overlays"], found["jurisdictions"]) == (1, 1, 6)
    assert found["digest"] == Law.load(additions=folder).digest
    assert found.keys() - {"digest"} == COUNTED.keys()


def test_people_see_the_counts(run: Run, tmp_path: Path) -> None:
    pack = PackBuilder(tmp_path / "packs")
    pack.parameter("gansu", dated("1", "2024-01-01"))
    shown = run("law", "check", "--packs", pack.root).out
    for said in ("没有发现错误", "条文", "摘要"):
        assert said in shown


def test_the_first_fault_with_file_and_line(run: Run, tmp_path: Path) -> None:
    pack = PackBuilder(tmp_path / "packs")
    path = pack.parameter("gansu", dated("1", "2024-01-01", unit="week"))
    ran = run("law", "check", "--packs", pack.root, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (1, "law.schema")
    assert f"{path} 第 5 行" in ran.json["error"]["message"]
    ran = run("law", "check", "--packs", tmp_path, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "law.no_packs")


def test_every_question_can_be_asked_of_the_law_with_additions(run: Run, folder: Path) -> None:
    law = ("--law", folder, "--json")
    at = ("--jurisdiction", PLACE)
    on = (*at, "--on", "2026-12-01")
    shown = run("law", "show", NAME, *on, *law).json
    assert (shown["value"], shown["decided"]) == (2, "变更〔2026〕1号")
    assert run("law", "show", NAME, *on, "--json").json["decided"] is None
    assert "变更〔2026〕1号" in run("law", "show", NAME, *on, "--law", folder).out
    same = run("law", "diff", PLACE, "ningxia", "--on", "2026-12-01", *law).json["differences"]
    assert next(it for it in same if it["name"] == NAME)["first"]["value"] == 2
    days = ("--from", "2026-12-01", "--to", "2026-12-01")
    changed = run("law", "changes", *days, *at, *law).json["changes"]
    assert [it["name"] for it in changed] == [NAME]
    found = run("law", "deadline", NAME, *at, "--from", "2026-12-01", *law).json
    assert (found["last_day"], found["certain"]) == ("2027-02-01", True)
    listed = run("law", "list", *law).json["parameters"]
    assert next(it for it in listed if it["name"] == NAME)["unit"] == "month"


def test_a_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    ran = run("law", "list", "--law", tmp_path / "none", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "law.no_additions")
