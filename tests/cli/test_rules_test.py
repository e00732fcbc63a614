"""``yijian rules test``: passed and failed, and the exit code."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

from tests.cli.conftest import Run

POLICY = Path(str(files("yijian.rules"))) / "policy"


def _book(folder: Path) -> Path:
    folder.mkdir()
    for name in ("tcm_never_paid.sql", "tcm_never_paid.cases.yaml"):
        shutil.copy(POLICY / name, folder / name)
    return folder


def test_all_pass(run: Run, tmp_path: Path) -> None:
    ran = run("rules", "test", "tcm_never_paid", "--rulebook", _book(tmp_path / "book"))
    assert ran.code == 0, ran.out
    passed = ran.out.strip().splitlines()[-1].split("：")[-1]
    assert passed.endswith(" passed, 0 failed")
    assert int(passed.split()[0]) > 0


def test_a_failure_is_named_and_exit_code_one(run: Run, tmp_path: Path) -> None:
    book = _book(tmp_path / "book")
    cases = book / "tcm_never_paid.cases.yaml"
    text = cases.read_text(encoding="utf-8")
    assert "fund_amount: 70.00" in text
    cases.write_text(text.replace("fund_amount: 70.00", "fund_amount: 71.00"), encoding="utf-8")
    ran = run("rules", "test", "--rulebook", book)
    assert ran.code == 1
    assert "✗ GZ10000101003000" in ran.out
    assert not ran.out.strip().endswith(" 0 failed")
    coded = run("rules", "test", "--rulebook", book, "--json")
    assert (coded.code, coded.json["failed"] > 0) == (1, True)
    assert all(it["why"] for it in coded.json["cases"] if not it["passed"])


def test_a_rule_without_cases(run: Run, tmp_path: Path) -> None:
    book = _book(tmp_path / "book")
    (book / "tcm_never_paid.cases.yaml").unlink()
    ran = run("rules", "test", "--rulebook", book, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "cases.missing")


def test_an_unknown_rule(run: Run) -> None:
    ran = run("rules", "test", "nothing", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "rule.unknown")
