"""Conventions 4 and 6: a rule is its SQL, its card and its cases, and the card is complete."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scripts.rule_text import read_rule, rule_files, split_rule
from tests.conventions.house import RULES, name_of, refuse, unexplained

KEYS = (
    "code",
    "version",
    "name",
    "tier",
    "outcome",
    "moments",
    "grain",
    "partition_by",
    "anchor",
    "scope",
    "needs",
    "knowledge",
    "law",
    "basis",
    "what",
    "why",
    "how",
    "amount",
    "wrong_when",
    "example",
    "evidence",
)
OPTIONAL = ("zones",)
MAY_BE_EMPTY = {"needs", "knowledge", "law", "evidence"}
BESIDE = {".sql", ".py", ".pyc"}


def faults_of_card(card: dict[str, Any]) -> list[str]:
    """Keys that a card lacks, has empty, or has too many."""
    missing = [f"lacks {key}" for key in KEYS if key not in card]
    empty = [
        f"{key} is empty"
        for key in KEYS
        if key in card and key not in MAY_BE_EMPTY and card[key] in (None, "", [], {})
    ]
    return missing + empty + [f"unknown key {key}" for key in card if key not in KEYS + OPTIONAL]


def strays(files: list[Path]) -> list[Path]:
    """Files among the rules that are neither a rule nor the cases of one."""
    return [
        path
        for path in files
        if path.suffix not in BESIDE
        and not (
            path.name.endswith(".cases.yaml")
            and path.with_name(path.name.replace(".cases.yaml", ".sql")) in files
        )
    ]


def test_every_card_is_complete() -> None:
    broken = [
        f"{name_of(path)}: {fault}"
        for path in rule_files()
        for fault in faults_of_card(read_rule(path)[0])
    ]
    refuse(unexplained("rule_cards", broken))


def test_nothing_else_stands_among_the_rules() -> None:
    files = [path for path in RULES.rglob("*") if path.is_file()]
    refuse([name_of(path) for path in strays(files)])
    code = [name_of(path) for path in files if path.suffix == ".py" and path.stem != "__init__"]
    refuse(code)


def test_every_code_is_used_once() -> None:
    codes = [read_rule(path)[0].get("code") for path in rule_files()]
    assert sorted(map(str, set(codes))) == sorted(map(str, codes))


def test_a_bad_sample_is_seen() -> None:
    card, sql = split_rule("/* ---\ncode: GZ1\nwrong_when:\nnote: x\n--- */\nSELECT 1", "x.sql")
    assert sql == "SELECT 1"
    faults = faults_of_card(card)
    assert "lacks version" in faults
    assert "wrong_when is empty" in faults
    assert "unknown key note" in faults
    assert "lacks code" in faults_of_card(split_rule("SELECT 1", "x.sql")[0])
    assert strays([Path("a.sql"), Path("a.cases.yaml"), Path("b.cases.yaml"), Path("n.md")]) == [
        Path("b.cases.yaml"),
        Path("n.md"),
    ]
