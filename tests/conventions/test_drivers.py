"""Only the lake and the engines know a database driver; only the office knows Django."""

from __future__ import annotations

import ast
from pathlib import PurePosixPath

import pytest

from scripts.rule_text import SRC
from tests.conventions.house import python_files, refuse, unexplained

HOMES: dict[str, tuple[str, ...]] = {
    "duckdb": ("claims", "audit/backends"),
    "pyspark": ("claims", "audit/backends"),
    "py4j": ("audit/backends",),
    "psycopg": ("office",),
    "django": ("office",),
}


def strangers(source: str, inside: PurePosixPath) -> list[str]:
    """Drivers that a module imports outside their homes."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return sorted(
        name
        for name in names & HOMES.keys()
        if not any(inside.is_relative_to(home) for home in HOMES[name])
    )


def test_drivers_stay_at_home() -> None:
    broken = []
    for path in python_files("src/yijian"):
        inside = PurePosixPath(path.relative_to(SRC).as_posix())
        found = strangers(path.read_text(encoding="utf-8"), inside)
        broken += [f"{inside}: {name}" for name in found]
    refuse(unexplained("drivers", broken))


@pytest.mark.parametrize(
    ("source", "inside", "found"),
    [
        ("import duckdb", "audit/backends/duckdb.py", []),
        ("import duckdb", "claims/lake.py", []),
        ("import duckdb", "audit/plan.py", ["duckdb"]),
        ("def f():\n    from pyspark.sql import DataFrame", "analytics/x.py", ["pyspark"]),
        ("from django.db import models", "law/x.py", ["django"]),
    ],
)
def test_a_bad_sample_is_seen(source: str, inside: str, found: list[str]) -> None:
    assert strangers(source, PurePosixPath(inside)) == found
