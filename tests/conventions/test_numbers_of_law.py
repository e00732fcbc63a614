"""Convention 3: a rule holds no number of law; it reads them as of the service date."""

from __future__ import annotations

import re

import pytest
import sqlglot
from sqlglot import exp

from scripts.rule_text import read_rule, rule_files
from tests.conventions.house import name_of, refuse, unexplained

_DATE = re.compile(r"^\d{4}-\d{1,2}(-\d{1,2})?([ T].*)?$|^\d{8}$")


def numbers_of_law(sql: str) -> list[str]:
    """The literals of an expression that only the law or the knowledge may hold."""
    tree = sqlglot.parse_one(sql, dialect="duckdb")
    found = [interval.sql("duckdb") for interval in tree.find_all(exp.Interval)]
    for literal in tree.find_all(exp.Literal):
        if literal.find_ancestor(exp.DataTypeParam) or literal.find_ancestor(exp.Interval):
            continue
        if literal.is_string:
            if _DATE.match(literal.name):
                found.append(f"'{literal.name}'")
        elif literal.name not in ("0", "1"):
            found.append(literal.name)
    return found


def test_rules_hold_no_numbers_of_law() -> None:
    broken = []
    for path in rule_files():
        card, sql = read_rule(path)
        literals = numbers_of_law(sql) + numbers_of_law(str(card.get("scope") or "true"))
        broken += [f"{name_of(path)}: {literal}" for literal in literals]
    refuse(unexplained("numbers_of_law", broken))


@pytest.mark.parametrize(
    ("sql", "literals"),
    [
        ("SELECT 1 FROM line WHERE cnt > 0", []),
        ("SELECT CAST(cnt AS DECIMAL(16,4)) FROM line", []),
        ("SELECT 1 FROM line WHERE cnt > 14", ["14"]),
        ("SELECT 1 FROM line WHERE cnt > -7.5", ["7.5"]),
        ("SELECT 1 FROM line WHERE fee_ocur_date > DATE '2026-01-28'", ["'2026-01-28'"]),
        ("SELECT 1 FROM line WHERE fee_ocur_date > '2026-01-28 08:00'", ["'2026-01-28 08:00'"]),
        ("SELECT begn_date + INTERVAL 7 DAY FROM stay", ["INTERVAL '7' DAY"]),
        ("fee_amount > 1e3", ["1e3"]),
    ],
)
def test_a_bad_sample_is_seen(sql: str, literals: list[str]) -> None:
    assert numbers_of_law(sql) == literals
