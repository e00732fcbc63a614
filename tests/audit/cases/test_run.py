"""The cases of a rulebook, run together as one audit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.small_lake import HEAD, rule_text
from yijian.audit.cases.run import CaseReport, CaseResult, run_cases
from yijian.audit.rulebook.rulebook import load_rulebook
from yijian.kernel.errors import Refused, UsageError

CODE = "YJ00000000000001"
CASES = """rule: YJ00000000000001
cases:
- id: low
  kind: hit
  what: 未定级
  given:
    fixmedins_b: [{fixmedins_code: H1, hosp_lv: '11'}]
    fee_list_d: [{bkkp_sn: '1', hilist_code: A, pric: 50}]
  expect: {hit: [{bkkp_sn: '1', fee_amount: 50.00, fund_amount: 35.00}]}
- id: high
  kind: near_miss
  what: 三级
  given: {fee_list_d: [{hilist_code: A}]}
  expect: passed
- id: wrong
  kind: near_miss
  what: 写错的用例
  given: {fee_list_d: [{hilist_code: A}]}
  expect: {hit: [{bkkp_sn: '1'}]}
- id: unknown
  kind: missing
  what: 级别未知
  given:
    fixmedins_b: [{fixmedins_code: H1, hosp_lv: ''}]
    fee_list_d: [{hilist_code: A}]
  expect: {cannot_assess: line.hosp_lv}
"""


def folder(path: Path, cases: str = CASES) -> Path:
    """A rulebook of one rule that hits institutions of no level."""
    path.mkdir()
    text = rule_text(CODE, f"{HEAD} FROM line WHERE level_rank(line.hosp_lv) = 0",
                     needs="[line.hosp_lv]")  # fmt: skip
    (path / "low.sql").write_text(text, encoding="utf-8")
    (path / "low.cases.yaml").write_text(cases, encoding="utf-8")
    return path


def test_right_cases_pass_and_a_wrong_one_fails(tmp_path: Path) -> None:
    told: list[str] = []
    report = run_cases(
        load_rulebook(folder(tmp_path / "rules")), "duckdb", [CODE], tmp_path / "work",
        lambda name, _share: told.append(name),
    )  # fmt: skip
    assert {it.case_id: it.passed for it in report.results} == {
        "low": True, "high": True, "wrong": False, "unknown": True,
    }  # fmt: skip
    assert (report.failed, told) == (1, ["together"])
    answer = report.as_json()
    assert (answer["engine"], answer["passed"], answer["failed"]) == ("duckdb", 3, 1)
    assert "没有找到" in answer["cases"][2]["why"]


def test_rows_that_the_import_refuses_are_named(tmp_path: Path) -> None:
    bad = CASES.replace("pric: 50}", "pric: 50, fee_ocur_time: 昨天}")
    with pytest.raises((Refused, ValueError)):
        run_cases(load_rulebook(folder(tmp_path / "rules", bad)), "duckdb", [], tmp_path / "work")


def test_an_unknown_code_is_refused(tmp_path: Path) -> None:
    rules = load_rulebook(folder(tmp_path / "rules"))
    with pytest.raises(UsageError):
        run_cases(rules, "duckdb", ["YJ00000000000009"], tmp_path / "work")


def test_an_empty_report_has_no_failure() -> None:
    assert CaseReport("duckdb", ()).failed == 0
    assert CaseReport("duckdb", (CaseResult("R", "a", "hit", "例", passed=False),)).failed == 1
