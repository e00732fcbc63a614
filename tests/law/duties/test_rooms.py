"""Every room named stands in the house, what it names is registered, and marks name served rows."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from django.urls import NoReverseMatch, reverse

from yijian.audit.rulebook.rulebook import load_rulebook
from yijian.cli import program
from yijian.kernel.yaml import load_yaml
from yijian.law.duties.register import duties, duty
from yijian.law.duties.rooms import Room, rooms

TESTS = Path(__file__).resolve().parents[2]


def test_rooms_are_capabilities_of_the_register() -> None:
    assert rooms().keys() <= {it.capability for it in duties()}


def test_paths_stand_in_the_house() -> None:
    package = Path(str(files("yijian")))
    missing = [
        f"{name}: {path}"
        for name, room in rooms().items()
        for path in room.paths
        if not (package / path).exists()
    ]
    assert missing == []


def test_rows_belong_to_their_capability() -> None:
    wrong = [
        f"{name}: {row}"
        for name, room in rooms().items()
        for row in room.rows
        if duty(row).capability != name
    ]
    assert wrong == []
    part = Room(paths=(), rows=("LZ-1",))
    assert (part.serves("LZ-1"), part.serves("HI-1")) == (True, False)
    assert Room(paths=()).serves("HI-1")


def test_rules_and_commands_are_registered() -> None:
    codes = {rule.card.code for rule in load_rulebook()}
    commands = {" ".join(path) for path in _commands(program.build())}
    for name, room in rooms().items():
        assert set(room.rules) <= codes, name
        assert set(room.commands) <= commands, name


def test_pages_and_actions_are_registered() -> None:
    missing = [page for room in rooms().values() for page in room.pages if not _opens(page)]
    assert missing == []
    from yijian.office.framework.action import ACTIONS

    assert [it for room in rooms().values() for it in room.actions if it not in ACTIONS] == []


def test_marks_name_rows_that_are_served() -> None:
    marked = dict(_marked())
    assert marked
    unserved = []
    for row, where in marked.items():
        room = rooms().get(duty(row).capability)
        if room is None or not room.serves(row):
            unserved.append(f"{where}: {row} ({duty(row).capability})")
    assert unserved == []


def test_every_served_row_of_policy_is_marked() -> None:
    marked = {row for row, _ in _marked()}
    asked = ("jurisdiction_params", "instrument_register", "fund_scope", "subject_scope",
             "superior_law", "payable_catalog", "change_assessment")  # fmt: skip
    wanted = {it.id for it in duties() if it.capability in {f"policy.{name}" for name in asked}}
    assert wanted - marked == set()


@pytest.mark.parametrize("name", ["monitor:no_such_page", "nowhere:at_all"])
def test_a_page_that_is_not_there_is_seen(name: str) -> None:
    assert not _opens(name)


def _commands(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        inside = (*path, name)
        if hasattr(command, "commands"):
            yield from _commands(command, inside)
        else:
            yield inside


def _opens(page: str) -> bool:
    """Whether an address of this name exists, whatever it is asked with."""
    try:
        reverse(page)
    except NoReverseMatch as error:
        return "pattern(s) tried" in str(error)
    return True


def _marked() -> Iterator[tuple[str, str]]:
    """The rows that the marks of the tests name, each with the file."""
    for rows in load_yaml(TESTS / "conformance/articles.yaml").values():
        yield from ((row, "conformance/articles.yaml") for row in rows)
    for path in sorted(TESTS.rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        if "mark.article(" not in text or "plugins" in path.parts:
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.article":
                for it in node.args:
                    if isinstance(it, ast.Constant):
                        yield str(it.value), path.relative_to(TESTS).as_posix()
