"""Every shipped rule on both engines: all its cases, and the same rows of the same lake."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest

from tests.conformance.conftest import FILES, Shared
from yijian.audit.cases import CaseReport, run_cases
from yijian.audit.rulebook.rulebook import load_rulebook
from yijian.kernel.yaml import load_yaml

pytestmark = pytest.mark.xdist_group("spark")
"""The runs are shared; two workers would each make them."""

RULES = [(rule.card.code, rule.rule.name) for rule in load_rulebook()]
PROVES: dict[str, list[str]] = load_yaml(Path(__file__).parent / "articles.yaml")
"""The rows of ``articles.csv`` that the cases of a rule prove."""
PROVING = [
    pytest.param(code, id=name, marks=pytest.mark.article(*rows) if rows else ())
    for code, name in RULES
    for rows in [PROVES.get(name, [])]
]
EVERY_RULE = pytest.mark.parametrize("code", [c for c, _ in RULES], ids=[n for _, n in RULES])


def failures(report: CaseReport, code: str) -> list[str]:
    """The cases of a rule that came out otherwise than expected."""
    mine = [result for result in report.results if result.rule_code == code]
    assert mine, f"{code} has no case"
    return [f"{it.case_id} {it.what}：{it.why}" for it in mine if not it.passed]


@pytest.mark.parametrize("code", PROVING)
def test_cases_on_duckdb(code: str, shared_runs: Shared) -> None:
    assert failures(shared_runs.cases("duckdb"), code) == []


def test_what_the_cases_prove_names_shipped_rules() -> None:
    assert PROVES.keys() <= {name for _, name in RULES}


@pytest.mark.spark
@EVERY_RULE
def test_cases_on_spark(code: str, shared_runs: Shared) -> None:
    assert failures(shared_runs.cases("spark"), code) == []


@pytest.mark.spark
@pytest.mark.parametrize("name", FILES)
def test_both_engines_write_the_same_rows(name: str, shared_runs: Shared) -> None:
    ours, theirs = shared_runs.together("duckdb")[name], shared_runs.together("spark")[name]
    assert ours
    assert len(ours) == len(theirs)
    assert [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]] == []


def test_the_city_puts_many_rules_to_work(shared_runs: Shared) -> None:
    """Most of the others need knowledge that no place has published: they say so."""
    rows = shared_runs.city()
    hit = {code for code, _ in RULES if any(code in row for row in rows["findings"])}
    unable = {
        code
        for code, _ in RULES
        if any(code in row and "cannot_assess" in row for row in rows["coverage"])
    }
    assert len(hit) > 20
    assert len(hit | unable) * 4 > len(RULES) * 3
    assert all(rows.values())


MUTATIONS = {
    "drug_institution_level": ("level_rank(line.hosp_lv) <", "level_rank(line.hosp_lv) >="),
    "charge_after_death": ("> tolerance.value", ">= tolerance.value"),
}
"""A comparison turned round, and one that is off by a day."""


def test_a_changed_rule_fails_its_cases(tmp_path: Path) -> None:
    book = load_rulebook()
    folder = tmp_path / "rules"
    folder.mkdir()
    for name, (old, new) in MUTATIONS.items():
        source = book.get(name).rule.file
        assert source
        card, close, sql = source.read_text(encoding="utf-8").partition("--- */")
        assert old in sql
        changed = f"{card}{close}{sql.replace(old, new)}"
        (folder / f"{name}.sql").write_text(changed, encoding="utf-8")
        copy(source.with_suffix("").with_suffix(".cases.yaml"), folder)
    report = run_cases(load_rulebook(folder), "duckdb", [], tmp_path / "work")
    assert report.failed >= len(MUTATIONS)
    for name in MUTATIONS:
        bad = failures(report, book.get(name).card.code)
        assert bad, f"{name} was changed and no case noticed"
        assert any("不应命中" in line or "没有找到" in line for line in bad)


def test_a_report_counts_what_failed(shared_runs: Shared) -> None:
    report = shared_runs.cases("duckdb")
    spoilt = replace(report.results[0], passed=False, why="不同")
    worse = CaseReport(report.engine, (spoilt, *report.results[1:]))
    assert worse.failed == report.failed + 1
    assert worse.as_json()["failed"] == worse.failed
