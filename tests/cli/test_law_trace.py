"""``yijian law trace``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_all_rows_with_totals(run: Run) -> None:
    traced = run("law", "trace", "--json").json
    assert len(traced["rows"]) == 811
    assert sum(traced["totals"]["all"].values()) == 811
    assert set(traced["rows"][0]) == {
        "id",
        "jurisdiction",
        "article",
        "topic",
        "capability",
        "room",
        "status",
        "waits_for",
        "tests",
    }


def test_a_proof_makes_a_row_proven(run: Run, tmp_path: Path) -> None:
    proof = tmp_path / "trace.json"
    proof.write_text(json.dumps({"rows": {"HI-20-2": ["tests/law/test_x.py::test_y"]}}))
    traced = run("law", "trace", "--proof", str(proof), "--status", "proven", "--json").json
    assert [(row["id"], row["status"]) for row in traced["rows"]] == [("HI-20-2", "proven")]


def test_people_see_status_and_totals_in_chinese(run: Run) -> None:
    shown = run("law", "trace", "--jurisdiction", "ningxia", "--capability", "policy").out
    for said in ("NX-", "policy.", "合计", "宁夏", "未建的各条等待“能力”一栏所列的能力建成"):
        assert said in shown


def test_an_open_row_names_the_capability_it_waits_for(run: Run, tmp_path: Path) -> None:
    rows = run("law", "trace", "--status", "open", "--json").json["rows"]
    assert rows
    assert all(row["waits_for"] == row["capability"] for row in rows)
    nothing = tmp_path / "trace.json"
    nothing.write_text('{"rows": {}}')
    words = ("law", "trace", "--proof", str(nothing), "--status", "built", "--json")
    built = run(*words).json["rows"]
    assert {row["waits_for"] for row in built} == {None}


def test_a_proof_that_is_none_is_refused(run: Run, tmp_path: Path) -> None:
    proof = tmp_path / "trace.json"
    proof.write_text("[]")
    ran = run("law", "trace", "--proof", str(proof), "--json")
    assert (ran.code, ran.json["error"]["code"]) == (1, "law.proof")


@pytest.mark.parametrize(
    ("option", "word", "code", "said"),
    [
        ("--status", "done", "cli.value", "proven、built、open、nothing"),
        ("--jurisdiction", "beijing", "law.unknown_jurisdiction", "lanzhou"),
        ("--capability", "agree", "law.unknown_capability", "agreement"),
    ],
)
def test_a_word_that_names_nothing_is_refused(
    run: Run, option: str, word: str, code: str, said: str
) -> None:
    ran = run("law", "trace", option, word, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, code)
    assert said in ran.json["error"]["message"]
