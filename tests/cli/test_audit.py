"""``yijian audit run``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from yijian.cli.audit import step_name

GROUP = pytest.mark.xdist_group("walk")
TWO = {"GZ10000101003000", "GZ10000102001000"}


@pytest.mark.parametrize("step", ["person-000", "institution_month-000", "trace-001", "assemble"])
def test_steps_have_chinese_names(step: str) -> None:
    assert not step_name(step).isascii()


@GROUP
def test_the_answer_is_run_json(run: Run, walk: Path) -> None:
    words = ("audit", "run", "--lake", walk / "lake", "--jurisdiction", "lanzhou")
    ran = run(*words, "--out", walk / "run1", "--json")
    assert ran.code == 0
    assert ran.json == json.loads((walk / "run1" / "run.json").read_text(encoding="utf-8"))
    for rule in ran.json["rules"]:
        assert rule["assessed"] == rule["hit"] + rule["passed"] + rule["cannot_assess"]


@GROUP
def test_people_see_rules_totals_and_the_next_step(run: Run, walk: Path) -> None:
    words = ("audit", "run", "--lake", walk / "lake", "--jurisdiction", "lanzhou")
    shown = run(*words, "--out", walk / "run1").out
    for said in ("无法判断", "合计", "疑点", "元", "下一步：有答案时对答案 yijian evaluate"):
        assert said in shown


@GROUP
@pytest.mark.parametrize(
    "rules",
    [
        ("--rules", "price_ceiling", "tcm_never_paid"),
        ("--rules", "price_ceiling,GZ10000101003000"),
        ("--rules", "price_ceiling", "--rules", "tcm_never_paid"),
    ],
)
def test_rules_can_be_named_in_three_ways(
    run: Run, walk: Path, tmp_path: Path, rules: tuple[str, ...]
) -> None:
    words = ("audit", "run", "--lake", walk / "lake", "--jurisdiction", "lanzhou", *rules)
    dates = ("--from", "2026-02-01", "--to", "2026-02-10")
    ran = run(*words, *dates, "--out", tmp_path / "out", "--json")
    assert ran.code == 0, ran.err
    assert {rule["code"] for rule in ran.json["rules"]} == TWO
    assert (ran.json["from"], ran.json["to"]) == ("2026-02-01", "2026-02-10")


@GROUP
@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (("--rules", "nothing"), "rule.unknown", 2),
        (("--from", "2026-02-02", "--to", "2026-02-01"), "date.range", 2),
        (("--jurisdiction", "paris"), "law.unknown_jurisdiction", 2),
        (("--rulebook", "none"), "rulebook.missing", 2),
        (("--lake", "none"), "lake.missing", 2),
        (("GZ1",), "cli.extra", 2),
    ],
)
def test_impossible_runs(
    run: Run, walk: Path, tmp_path: Path, words: tuple[str, ...], code: str, exit_code: int
) -> None:
    given = ("--lake", walk / "lake", "--jurisdiction", "lanzhou", "--out", tmp_path / "out")
    ran = run("audit", "run", *given, *words, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (exit_code, code)


@GROUP
def test_another_run_is_not_overwritten(run: Run, walk: Path) -> None:
    words = ("--lake", walk / "lake", "--jurisdiction", "lanzhou", "--rules", "price_ceiling")
    ran = run("audit", "run", *words, "--out", walk / "run1", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (1, "run.other")
