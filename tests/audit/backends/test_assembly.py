"""From hits to the files of a run."""

from __future__ import annotations

import json
from pathlib import Path

from tests.audit.small_lake import Ran
from tests.audit.small_rules import FIRST, NEEDS, UNITS
from yijian.kernel.identifiers import finding_id

FINDING = [
    "run_id", "finding_id", "rule_code", "rule_version", "knowledge_digest", "law_digest",
    "outcome", "severity", "zone", "origin", "grain", "subject_type", "subject_code", "admdvs",
    "insu_admdvs", "fixmedins_code", "psn_no", "mdtrt_id", "setl_id", "occurred_from",
    "occurred_to", "measured", "limit_value", "fee_amount", "fund_amount", "counted_fund_amount",
    "evidence",
]  # fmt: skip
LINE = [
    "finding_id", "fixmedins_code", "setl_id", "bkkp_sn", "role", "fee_amount", "fund_amount",
    "counted_fund_amount",
]  # fmt: skip


def test_the_files_have_the_columns_of_the_contract(judged: Ran) -> None:
    assert list(judged.rows("findings")[0]) == FINDING
    assert list(judged.rows("finding_lines")[0]) == LINE
    coverage = ["rule_code", "rule_version", "unit", "state", "reason", "n"]
    assert list(judged.rows("coverage")[0]) == coverage


def test_the_quality_file_has_the_columns_of_the_contract(judged: Ran) -> None:
    names = ["code", "effect", "fixmedins_code", "setl_id", "bkkp_sn", "mdtrt_id", "detail"]
    assert list(judged.rows("quality")[0]) == names


def test_a_finding_is_named_as_the_kernel_names_it(judged: Ran) -> None:
    for row in judged.rows("findings"):
        anchor: tuple[str, ...] = (row["fixmedins_code"], row["setl_id"], "1")
        if row["rule_code"] == UNITS:
            anchor = (row["fixmedins_code"], row["mdtrt_id"] or "l1")
        assert row["finding_id"] == finding_id(row["rule_code"], anchor)


def test_every_finding_line_belongs_to_a_finding(judged: Ran) -> None:
    findings = {row["finding_id"] for row in judged.rows("findings")}
    assert len(findings) == len(judged.rows("findings"))
    assert {row["finding_id"] for row in judged.rows("finding_lines")} <= findings


def test_a_finding_says_when_where_and_about_whom(judged: Ran) -> None:
    row = next(
        r for r in judged.rows("findings") if r["rule_code"] == FIRST and r["setl_id"] == "l4"
    )
    assert (row["admdvs"], row["psn_no"], row["mdtrt_id"]) == ("460100", "l4", "l4")
    assert str(row["occurred_from"]) == str(row["occurred_to"]) == "2026-03-20"
    assert (row["subject_type"], row["subject_code"]) == ("institution", "H46010000001")
    assert (row["severity"], row["zone"], row["origin"]) == ("严重", "核心", "规则")
    assert json.loads(row["evidence"]) == [{"role": "违规", "setl_id": "l4", "bkkp_sn": "1"}]


def test_a_finding_about_a_visit_has_its_day(judged: Ran) -> None:
    [row] = [r for r in judged.rows("findings") if r["rule_code"] == UNITS]
    assert str(row["occurred_from"]) == "2026-03-02"
    assert row["psn_no"] == "l1"


def test_a_finding_about_a_visit_names_it(judged: Ran) -> None:
    [row] = [r for r in judged.rows("findings") if r["rule_code"] == UNITS]
    assert row["mdtrt_id"] == "l1"


def test_the_summary_is_that_of_the_contract(judged: Ran) -> None:
    summary = json.loads((judged.out / "run.json").read_text(encoding="utf-8"))
    assert {"run_id", "lines", "findings", "seconds", "engine", "rules"} <= set(summary)
    assert summary["findings"] == len(judged.rows("findings"))
    assert summary["lines"] == 6
    assert summary["engine"] == "duckdb"
    for rule in summary["rules"]:
        assert {"code", "version", "assessed", "hit", "passed", "cannot_assess"} <= set(rule)
    assert NEEDS in {rule["code"] for rule in summary["rules"]}


def test_nothing_of_the_work_is_left(judged: Ran) -> None:
    names = {path.name for path in judged.out.iterdir()}
    assert names == {
        ".lock", "run.json", "findings.parquet", "finding_lines.parquet", "coverage.parquet",
        "coverage_by_area.parquet", "quality.parquet",
    }  # fmt: skip
    assert isinstance(judged.out, Path)
