"""Conventions 1, 8, 9, 10: an action is ``app.verb_noun``, alone in the file of that name."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from scripts.rule_text import SRC
from tests.conventions.house import name_of, refuse, unexplained
from yijian.office.framework.action import ACTIONS
from yijian.office.framework.permission import PERMISSIONS
from yijian.office.trail.words import KEYS

OFFICE = SRC / "office"
NAME = re.compile(r"[a-z]+\.[a-z]+(_[a-z]+)+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def load_actions() -> list[str]:
    """Import every module of actions; their names as ``app.verb_noun``."""
    found = []
    for path in sorted(OFFICE.glob("*/actions/*.py")):
        if path.stem != "__init__":
            app = path.parts[-3]
            import_module(f"yijian.office.{app}.actions.{path.stem}")
            found.append(f"{app}.{path.stem}")
    return found


def own_actions() -> dict[str, Any]:
    """The registered actions of the product (tests register some of their own)."""
    load_actions()
    return {
        name: ACTIONS[name] for name in ACTIONS if ACTIONS[name].module.startswith("yijian.office.")
    }


def misplaced(name: str, module: str) -> list[str]:
    """What is wrong with an action's name or place."""
    app, _, verb_noun = name.partition(".")
    right = f"yijian.office.{app}.actions.{verb_noun}"
    faults = [] if NAME.fullmatch(name) else [f"{name} is not app.verb_noun"]
    return faults + ([] if module == right else [f"{name} stands in {module}, not in {right}"])


def note_keys(sources: Iterable[str]) -> set[str]:
    """The keywords of ``note()`` but the subject."""
    return {
        keyword.arg
        for source in sources
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "note"
        for keyword in node.keywords
        if keyword.arg and keyword.arg != "subject"
    }


def test_every_action_stands_in_the_file_of_its_name() -> None:
    refuse([fault for name, it in own_actions().items() for fault in misplaced(name, it.module)])


def test_every_file_of_actions_holds_one() -> None:
    refuse([f"{name}: no such action" for name in load_actions() if name not in own_actions()])


def test_every_action_has_its_permission() -> None:
    refuse([f"{name}: nobody may" for name in own_actions() if name not in PERMISSIONS])


def test_every_permission_is_of_a_page_or_an_action() -> None:
    actions = own_actions()
    broken = [
        f"{name}: neither a page (view_…) nor an action"
        for name in PERMISSIONS
        if name not in actions and not name.partition(".")[2].startswith("view_")
    ]
    refuse(unexplained("office_permissions", broken))


def test_every_action_on_a_row_says_on_which_rows() -> None:
    """Without ``within`` nobody may: a row of another jurisdiction is nobody's."""
    broken = [
        f"{name}: acts on a row, and its permission has no within"
        for name, it in own_actions().items()
        if it.subject is not None and PERMISSIONS[name].within is None
    ]
    refuse(broken)


def test_titles_are_chinese() -> None:
    titles = {name: it.title for name, it in own_actions().items()}
    titles |= {name: PERMISSIONS[name].title for name in PERMISSIONS}
    refuse([f"{name}: {title}" for name, title in titles.items() if not _CHINESE.search(title)])


def test_every_word_of_the_trail_has_its_chinese() -> None:
    broken = []
    for name, it in own_actions().items():
        function = getattr(import_module(it.module), name.partition(".")[2])
        given = set(inspect.signature(function).parameters) - it.secret - {"actor", "subject"}
        broken += [f"{name}: {key} is not in trail/words.py" for key in sorted(given - set(KEYS))]
    sources = (path.read_text(encoding="utf-8") for path in OFFICE.glob("*/actions/*.py"))
    broken += [f"note({key}=) is not in trail/words.py" for key in note_keys(sources) - set(KEYS)]
    refuse(sorted(broken))


def test_every_guard_is_asked_by_an_action() -> None:
    asking = [path.read_text(encoding="utf-8") for path in OFFICE.glob("*/actions/*.py")]
    idle = [
        name_of(path)
        for path in sorted(OFFICE.glob("*/guards/*.py"))
        if path.stem != "__init__"
        and not any(f".guards.{path.stem} import" in source for source in asking)
    ]
    refuse(unexplained("office_guards", idle))


def test_a_bad_sample_is_seen() -> None:
    assert misplaced("work.queue_job", "yijian.office.work.actions.queue_job") == []
    assert len(misplaced("work.queue", "yijian.office.work.actions.queue")) == 1
    assert len(misplaced("work.queue_job", "yijian.office.work.views")) == 1
    assert note_keys(["note(subject='x', rows=1)", "other(a=1)"]) == {"rows"}
