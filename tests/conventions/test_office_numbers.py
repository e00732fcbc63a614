"""Convention 3 in the office: what decides holds no numbers and no spans of time.

Numbers of law are read from the law as of the relevant date, numbers of operation from
``settings.LIMIT``; -1, 0 and 1 are free.
"""

from __future__ import annotations

import ast
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from scripts.rule_text import SRC
from tests.conventions.house import name_of, python_files, refuse, unexplained

DECIDING = {"actions", "guards", "selectors"}
DECIDING_FILES = {"policies.py", "selectors.py", "tasks.py"}
SPANS = {"timedelta", "relativedelta"}


def numbers(source: str) -> list[str]:
    """Literals of numbers but -1, 0 and 1, decimals written as text, and spans of time."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and type(node.value) in (int, float, complex):
            if node.value not in (0, 1):
                found.append(repr(node.value))
        elif isinstance(node, ast.Call) and _name(node.func) == "Decimal" and node.args:
            text = node.args[0]
            if isinstance(text, ast.Constant) and not _is_free(text.value):
                found.append(f"Decimal({text.value!s})")
        elif isinstance(node, ast.Name | ast.Attribute) and _name(node) in SPANS:
            found.append(_name(node))
    return found


def _is_free(value: object) -> bool:
    try:
        return Decimal(str(value)) in (-1, 0, 1)
    except InvalidOperation:
        return False


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _decides(path: Path) -> bool:
    inside = path.relative_to(SRC / "office").parts
    return path.name in DECIDING_FILES or bool(DECIDING & set(inside[:-1]))


def test_what_decides_holds_no_numbers() -> None:
    broken = {
        f"{name_of(path)}: {number}"
        for path in python_files("src/yijian/office")
        if _decides(path)
        for number in numbers(path.read_text(encoding="utf-8"))
    }
    refuse(unexplained("office_numbers", broken))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("x = rows[0]; y = -1; z = n + 1; w = True", []),
        ("x = 15", ["15"]),
        ("x = -2", ["2"]),
        ("x = 0.5", ["0.5"]),
        ("x = Decimal('0.2')", ["Decimal(0.2)"]),
        ("x = Decimal('0.00')", []),
        ("x = Decimal(text)", []),
        ("until = at + timedelta(days=days)", ["timedelta"]),
        ("until = at + datetime.timedelta(days=days)", ["timedelta"]),
    ],
)
def test_a_bad_sample_is_seen(source: str, found: list[str]) -> None:
    assert numbers(source) == found
