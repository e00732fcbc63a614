"""Convention 13: time and chance are passed in, and money is never a float.

ruff bans the clock and the shared random numbers by name; here the rest: methods that read a
clock, generators without a seed, floats where money is, and the same things inside SQL.
"""

from __future__ import annotations

import ast
import re

import pytest

from scripts.rule_text import SRC
from tests.conventions.house import name_of, python_files, refuse, unexplained

EXACT_ROOMS = ("kernel", "claims", "audit")
CLOCKS = {"today", "now", "utcnow"}
CLOCK_OF_THE_OFFICE = "clock.now"
DECIDING = {"actions", "guards", "selectors", "policies", "models"}
GENERATORS = {"default_rng", "Random", "RandomState"}
_IN_SQL = re.compile(
    r"\bcurrent_(date|timestamp|time)\b|\bnow\(\)|\btoday\(\)|\brandom\(\)|\bgen_random_uuid\(\)"
    r"|\bas\s+(double|float|real)\b|::\s*(double|float|real)\b",
    re.IGNORECASE,
)


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return f".{node.func.attr}"
    return node.func.id if isinstance(node.func, ast.Name) else ""


def faults_of_python(source: str, *, exact: bool, edge: bool = False) -> list[str]:
    """Clocks and unseeded generators; where money is exact, floats too.

    At the edge of the office (views, workers) its one clock may be read, to be handed on.
    """
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += faults_of_sql(node.value)
        if not isinstance(node, ast.Call):
            continue
        name = _called(node)
        clock = name.startswith(".") and name[1:] in CLOCKS
        clock = clock and not (edge and ast.unparse(node.func) == CLOCK_OF_THE_OFFICE)
        seedless = name.lstrip(".") in GENERATORS and not node.args and not node.keywords
        if clock or seedless or (exact and name == "float"):
            found.append(f"{name.lstrip('.')}(")
    return found


def faults_of_sql(text: str) -> list[str]:
    """Clocks, chance and floating types in SQL; a sentence with a full stop is no SQL."""
    return [match.group(0) for match in _IN_SQL.finditer(text)]


def test_python_passes_time_chance_and_money() -> None:
    broken = []
    for path in python_files("src/yijian"):
        room, *inside = path.relative_to(SRC).with_suffix("").parts
        edge = room == "office" and not DECIDING & set(inside)
        text = path.read_text(encoding="utf-8")
        faults = faults_of_python(text, exact=room in EXACT_ROOMS, edge=edge)
        broken += [f"{name_of(path)}: {fault}" for fault in faults]
    refuse(unexplained("time_chance_money", broken))


def test_sql_passes_time_chance_and_money() -> None:
    broken = [
        f"{name_of(path)}: {fault}"
        for path in sorted(SRC.rglob("*.sql"))
        for fault in faults_of_sql(path.read_text(encoding="utf-8"))
    ]
    refuse(broken)


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        ("clock.now()", 1),
        ("date.today()", 1),
        ("numpy.random.default_rng()", 1),
        ("numpy.random.default_rng(7)", 0),
        ("random.Random()", 1),
        ("amount = float(text)", 1),
        ("sql = 'SELECT CURRENT_DATE'", 1),
        ("sql = 'SELECT CAST(x AS DOUBLE)'", 1),
        ("sql = 'SELECT money(x)'", 0),
        ("now = given", 0),
    ],
)
def test_a_bad_sample_is_seen(source: str, faults: int) -> None:
    assert len(faults_of_python(source, exact=True)) == faults


def test_the_edge_of_the_office_reads_its_one_clock() -> None:
    assert faults_of_python("at = clock.now()", exact=False, edge=True) == []
    assert faults_of_python("at = timezone.now()", exact=False, edge=True) == ["now("]


def test_floats_are_free_where_no_money_is() -> None:
    assert faults_of_python("share = float(text)", exact=False) == []
