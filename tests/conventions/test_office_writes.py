"""Convention 10: in the office only actions write; who else does is written down with the reason.

``execute_wrapper`` refuses the rest at run time; here it is seen without running.
"""

from __future__ import annotations

import ast

import pytest

from scripts.rule_text import SRC
from tests.conventions.house import name_of, python_files, refuse, unexplained
from yijian.office.framework.statement import written_tables

ALWAYS = {
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "executemany",
    "executescript",
    "callproc",
}
OFFICE = SRC / "office"


def writes(source: str) -> list[str]:
    """Calls that write rows, or that allow writing them, as ``name(``."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = _written_by(node)
            if name:
                found.add(f"{name}(")
    return sorted(found)


def _written_by(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return "writing" if call.func.id == "writing" else ""
    if not isinstance(call.func, ast.Attribute):
        return ""
    name, given = call.func.attr, call.args
    if name in ALWAYS or name == "writing":
        return name
    # of dictionaries, caches, digests and pictures these take something; of rows nothing
    if name in ("delete", "save") and not given:
        return name
    if name == "update" and not given and call.keywords:
        return name
    # of sequences it takes nothing; of a PostgreSQL cursor it takes the statement
    if name == "copy" and given:
        return name
    if name == "execute" and given and written_tables(_text(given[0])):
        return name
    return ""


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else " x " for part in node.values
        )
    return ""


def _is_action(parts: tuple[str, ...]) -> bool:
    return "actions" in parts or "migrations" in parts


def test_only_actions_write() -> None:
    broken = [
        f"{name_of(path)}: {call}"
        for path in python_files("src/yijian/office")
        if not _is_action(path.relative_to(OFFICE).parts)
        for call in writes(path.read_text(encoding="utf-8"))
    ]
    refuse(unexplained("office_writes", broken))


def test_nobody_reaches_behind_the_guard() -> None:
    """The connection's own cursor (``connection.connection``) asks nobody."""
    broken = [
        name_of(path)
        for path in python_files("src/yijian/office")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr == "connection"
        and isinstance(node.value, ast.Name)
        and node.value.id == "connection"
    ]
    refuse(unexplained("office_raw_connection", broken))


@pytest.mark.parametrize(
    ("source", "calls"),
    [
        ("row.save(force_insert=True)", ["save("]),
        ("picture.save(buffer)", []),
        ("Run.objects.create(a=1)", ["create("]),
        ("rows.update(state='x')", ["update("]),
        ("words.update(more)", []),
        ("digest.update(data)", []),
        ("rows.delete()", ["delete("]),
        ("cache.delete('key')", []),
        ("words.copy()", []),
        ("cursor.copy('COPY run FROM STDIN')", ["copy("]),
        ("cursor.execute('SELECT 1')", []),
        ("cursor.execute(f'DELETE FROM {table}')", ["execute("]),
        ("with writing(TABLES): pass", ["writing("]),
        ("cursor.executemany(sql, rows)", ["executemany("]),
    ],
)
def test_a_bad_sample_is_seen(source: str, calls: list[str]) -> None:
    assert writes(source) == calls
