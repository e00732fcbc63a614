"""A rulebook: a folder of rules, each code once, every rule checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.small_lake import HEAD, book, rule, rule_text
from yijian.audit.rulebook.rulebook import load_rulebook, parse_rulebook
from yijian.kernel.errors import BadInput, Refused, UsageError

A, B = "YJ00000000000001", "YJ00000000000002"
SQL = f"{HEAD} FROM line"


def test_rules_stand_in_order_of_code() -> None:
    assert [it.card.code for it in book(rule(SQL, B), rule(SQL, A))] == [A, B]
    assert book(rule(SQL, B), rule(SQL, A)).digest == book(rule(SQL, A), rule(SQL, B)).digest
    assert book(rule(SQL, A)).digest != book(rule(SQL, B)).digest
    assert book(rule(SQL, A)).digest != book(rule(SQL, A, version=2)).digest


def test_a_code_stands_once() -> None:
    with pytest.raises(Refused, match=A) as refusal:
        parse_rulebook([rule(SQL, A), rule(SQL, A)])
    assert refusal.value.code == "rule.code_twice"


def test_a_rule_is_found_by_code_or_name() -> None:
    rules = book(rule(SQL, A), rule(SQL, B))
    assert rules.get(A).card.code == A
    assert [it.card.code for it in rules.only([B])] == [B]
    assert [it.card.code for it in rules.only([])] == [A, B]
    with pytest.raises(UsageError, match="yijian rules list"):
        rules.only([A, "YJ00000000000003"])


def test_the_shipped_rules_are_sound() -> None:
    shipped = load_rulebook()
    assert len(shipped.rules) >= 19
    assert shipped.get("drug_institution_level").card.code == "GZ10000101012000"


def test_a_folder_of_rules(tmp_path: Path) -> None:
    (tmp_path / "policy").mkdir()
    (tmp_path / "policy" / "a.sql").write_text(rule_text(A, SQL), encoding="utf-8")
    [loaded] = load_rulebook(tmp_path)
    assert loaded.rule.path == "policy/a.sql"
    assert loaded.rule.file == tmp_path / "policy" / "a.sql"


def test_a_bad_rule_is_named_by_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_text(rule_text(A, f"{SQL}\nLIMIT 1"), encoding="utf-8")
    with pytest.raises(BadInput, match=r"^a\.sql 第 \d+ 行 列 \d+：不得使用 LIMIT"):
        load_rulebook(tmp_path)


def test_no_folder_and_no_rule(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="不存在"):
        load_rulebook(tmp_path / "nothing")
    with pytest.raises(UsageError, match="没有规则"):
        load_rulebook(tmp_path)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_bytes(rule_text(A, SQL).encode("gb18030"))
    with pytest.raises(BadInput):
        load_rulebook(tmp_path)
