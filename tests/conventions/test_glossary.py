"""Convention 8: every name has its Chinese, and the glossary that ties them is fresh."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable

import sqlglot
from sqlglot import exp

from scripts import glossary
from scripts.rule_text import read_rule, rule_files
from tests.conventions.house import name_of, python_files, refuse, unexplained
from yijian.claims.schema import tables

_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def without_chinese(titles: dict[str, str]) -> list[str]:
    """Names whose heading holds no Chinese character."""
    return [f"{name}: {title}" for name, title in titles.items() if not _CHINESE.search(title)]


def chinese_literals(sql: str) -> set[str]:
    """The Chinese words that an SQL text writes out or compares with."""
    tree = sqlglot.parse_one(sql, dialect="duckdb")
    strings = (literal for literal in tree.find_all(exp.Literal) if literal.is_string)
    return {literal.name for literal in strings if _CHINESE.search(literal.name)}


def words_of_types(source: str) -> set[str]:
    """The Chinese members of the ``Literal`` types of a module."""
    return {
        constant.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Literal"
        for constant in ast.walk(node.slice)
        if isinstance(constant, ast.Constant)
        and isinstance(constant.value, str)
        and _CHINESE.search(constant.value)
    }


def _unknown(where: str, words: Iterable[str], section: str) -> list[str]:
    known = glossary.hand_written()[section]
    return [
        f"{where}: {word} 不在 glossary.yaml 的 {section} 里" for word in words if word not in known
    ]


def test_the_page_is_fresh() -> None:
    assert glossary.PAGE.read_text(encoding="utf-8") == glossary.page(), "run make docs"


def test_every_heading_is_chinese() -> None:
    columns = {f"{t.name}.{c.name}": c.title for t in tables().values() for c in t.columns.values()}
    names = {table.name: table.title for table in tables().values()}
    shown = {name: title for name, titles in glossary.evidence().items() for title in titles}
    everything = columns | names | shown | glossary.parameters()
    refuse(unexplained("glossary", without_chinese(everything)))


def test_every_column_of_the_working_set_has_an_entry() -> None:
    national = glossary.national_columns()
    broken: list[str] = []
    for name, relation in glossary.relations().items():
        if not relation.get("internal"):
            own = [column for column in relation["columns"] if column not in national]
            broken += _unknown(name, own, "columns")
    refuse(broken)


def test_every_word_of_a_rule_has_an_entry() -> None:
    broken: list[str] = []
    for path in rule_files():
        card, sql = read_rule(path)
        words = chinese_literals(sql) | chinese_literals(str(card.get("scope") or "true"))
        broken += _unknown(name_of(path), sorted(words), "words")
        broken += _unknown(name_of(path), card.get("knowledge") or (), "knowledge")
    refuse(broken)


def test_every_word_of_a_type_has_an_entry() -> None:
    broken: list[str] = []
    for path in python_files("src/yijian"):
        words = words_of_types(path.read_text(encoding="utf-8"))
        broken += _unknown(name_of(path), sorted(words), "words")
    refuse(broken)


def test_a_bad_sample_is_seen() -> None:
    assert without_chinese({"a": "甲", "b": "beta"}) == ["b: beta"]
    assert chinese_literals("SELECT '违规' AS role WHERE x = 'A'") == {"违规"}
    assert words_of_types("X = Literal['违规', 'hit']\ny = '其他'") == {"违规"}
    assert _unknown("x.sql", ["违规", "没有的词"], "words") == [
        "x.sql: 没有的词 不在 glossary.yaml 的 words 里"
    ]
