"""Convention 14: small files, short functions, names that say something."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from scripts.rule_text import SRC
from tests.conventions.house import name_of, python_files, refuse, unexplained

LONGEST_FILE = 400
MEDIAN_FILE = 100
MEDIAN_OF_A_ROOM = 130
LONGEST_FUNCTION = 39
ENOUGH_FOR_A_MEDIAN = 5
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc"}
CODE = ("src", "scripts", "benchmarks")


def long_functions(source: str) -> list[str]:
    """Functions of more lines than allowed, from ``def`` to the last line."""
    return [
        f"{node.name} has {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]


def heavy_medians(lines: Iterable[tuple[str, int]], limit: int) -> list[str]:
    """Rooms whose median file reaches ``limit``; a room of few files has no median yet."""
    rooms: dict[str, list[int]] = {}
    for room, count in lines:
        rooms.setdefault(room, []).append(count)
    return [
        f"{room}: median file has {median(counts):.0f} lines"
        for room, counts in sorted(rooms.items())
        if len(counts) >= ENOUGH_FOR_A_MEDIAN and median(counts) >= limit
    ]


def _written(path: Path) -> bool:
    """Whether people write it: Django writes migrations, as long as they come out."""
    return "migrations" not in path.parts


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_long() -> None:
    written = filter(_written, python_files(*CODE, "tests"))
    broken = [name_of(path) for path in written if _lines(path) > LONGEST_FILE]
    refuse(unexplained("file_sizes", broken))


def test_the_median_file_is_small() -> None:
    files = [path for path in python_files("src") if path.stem != "__init__" and _written(path)]
    rooms = [(path.relative_to(SRC).parts[0], _lines(path)) for path in files]
    whole = [("yijian", _lines(path)) for path in files]
    refuse(heavy_medians(whole, MEDIAN_FILE) + heavy_medians(rooms, MEDIAN_OF_A_ROOM))


def test_no_function_is_long() -> None:
    broken = [
        f"{name_of(path)}: {fault}"
        for path in python_files(*CODE)
        for fault in long_functions(path.read_text(encoding="utf-8"))
    ]
    refuse(broken)


def test_no_file_is_nameless() -> None:
    broken = [name_of(path) for path in python_files(*CODE, "tests") if path.stem in NAMELESS]
    refuse(broken)


def test_a_bad_sample_is_seen() -> None:
    body = "    x = 1\n" * LONGEST_FUNCTION
    assert long_functions(f"def f():\n{body}") == [f"f has {LONGEST_FUNCTION + 1} lines"]
    assert long_functions(f"def f():\n{body[:-10]}") == []
    rooms = [("law", 120)] * 5 + [("city", 300)] * 4 + [("audit", 99)] * 5
    assert heavy_medians(rooms, MEDIAN_FILE) == ["law: median file has 120 lines"]
