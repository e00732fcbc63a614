"""The file of cases beside a rule."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.audit.small_lake import HEAD, rule, rule_text
from yijian.audit.cases.format import CannotAssess, Case, Hit, read_cases
from yijian.audit.rulebook.rule import Rule
from yijian.kernel.errors import BadInput, UsageError

CODE = "YJ00000000000001"
GOOD = f"""rule: {CODE}
cases:
- id: one
  kind: hit
  what: 一
  given: {{fee_list_d: [{{bkkp_sn: '1'}}]}}
  expect: {{hit: [{{bkkp_sn: '1'}}]}}
- {{id: two, kind: missing, what: 二, given: {{}}, expect: {{cannot_assess: knowledge.drug_sex}}}}
- {{id: three, kind: date, what: 三, given: {{}}, expect: passed, history: short}}
"""


def beside(tmp_path: Path, text: str | None) -> Rule:
    """A rule in a file with this file of cases beside it."""
    path = tmp_path / "a.sql"
    path.write_text(rule_text(CODE, f"{HEAD} FROM line"), encoding="utf-8")
    if text is not None:
        (tmp_path / "a.cases.yaml").write_text(text, encoding="utf-8")
    return replace(rule(f"{HEAD} FROM line", CODE), file=path)


def test_cases_are_read(tmp_path: Path) -> None:
    one, two, three = read_cases(beside(tmp_path, GOOD)).cases
    assert isinstance(one.expect, Hit)
    assert isinstance(two.expect, CannotAssess)
    assert three.expect == "passed"
    assert [case.apart for case in (one, two, three)] == [False, True, True]
    assert (one.knowledge_missing, two.knowledge_missing) == (None, "drug_sex")


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("kind: hit", "kind: strike", "cases.0.kind"), ("  what: 一\n", "", "cases.0.what"),
        ("expect: {hit: [{bkkp_sn: '1'}]}", "expect: {hit: []}", "cases.0.expect"),
        (f"rule: {CODE}\n", f"rule: {CODE}\nmore: 1\n", "more"),
        (f"rule: {CODE}", "rule: YJ00000000000002", "rule"),
    ],
)  # fmt: skip
def test_what_is_not_as_described_is_refused(
    tmp_path: Path, old: str, new: str, where: str
) -> None:
    assert old in GOOD
    with pytest.raises(BadInput, match=where) as refusal:
        read_cases(beside(tmp_path, GOOD.replace(old, new)))
    assert "a.cases.yaml" in refusal.value.message


def test_a_rule_without_cases(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"a\.cases\.yaml"):
        read_cases(beside(tmp_path, None))
    with pytest.raises(UsageError, match="没有用例"):
        read_cases(rule(f"{HEAD} FROM line"))


def test_a_missing_column_needs_no_lake_of_its_own() -> None:
    expect = CannotAssess(cannot_assess="line.hosp_lv")
    case = Case(id="a", kind="missing", what="缺", given={}, expect=expect)
    assert (case.apart, case.knowledge_missing) == (False, None)


def test_a_row_may_stand_for_many(tmp_path: Path) -> None:
    text = GOOD.replace(
        "given: {fee_list_d: [{bkkp_sn: '1'}]}",
        "given: {fee_list_d: [{copies: 2, psn_no: p#, fee_ocur_time: '10:##:00', cnt: 1}]}",
    ).replace("hit: [{bkkp_sn: '1'}]", "hit: [{copies: 3, bkkp_sn: '#'}, {bkkp_sn: '9'}]")
    one = read_cases(beside(tmp_path, text)).cases[0]
    assert one.given["fee_list_d"] == [
        {"psn_no": f"p{n}", "fee_ocur_time": f"10:0{n}:00", "cnt": 1} for n in (1, 2)
    ]
    assert isinstance(one.expect, Hit)
    assert [row["bkkp_sn"] for row in one.expect.hit] == ["1", "2", "3", "9"]
