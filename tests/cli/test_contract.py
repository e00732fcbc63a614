"""``docs/cli-contract.md``: every command is in it, and every example answers as it says."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from scripts.rule_text import ROOT
from tests.cli.test_program import ALL
from yijian.cli import main

PAGE = (ROOT / "docs" / "cli-contract.md").read_text(encoding="utf-8")
_EXAMPLE = re.compile(r"^## (.+?)\n.*?^```sh\n(.+?)\n```\n+^```json\n(.+?)\n```", re.S | re.M)
EXAMPLES = [match.groups() for match in _EXAMPLE.finditer(PAGE)]
_MONEY = re.compile(r"^-?\d+\.\d\d$")
_DAY = re.compile(r"^\d{4}-\d\d-\d\d$")
_DAYS = {"from", "to", "on", "since", "until", "checked_on", "first_date", "last_date"}


def differences(shown: Any, found: Any, path: str = "") -> list[str]:
    """Where an answer has other keys or types than the example; null fits everywhere."""
    if shown is None or found is None:
        return []
    if isinstance(shown, dict) and isinstance(found, dict):
        return _of_objects(shown, found, path)
    if isinstance(shown, list) and isinstance(found, list):
        return [
            fault
            for position, item in enumerate(found)
            for fault in min(
                (differences(example, item, f"{path}[{position}]") for example in shown), key=len
            )
        ]
    number = (int, float)
    if isinstance(shown, bool) or isinstance(found, bool):
        same = isinstance(shown, bool) and isinstance(found, bool)
    elif isinstance(shown, number):
        same = isinstance(found, number)
    else:
        same = type(shown) is type(found)
    return [] if same and _well_formed(path, found) else [f"{path}: {shown!r} / {found!r}"]


def _of_objects(shown: dict[str, Any], found: dict[str, Any], path: str) -> list[str]:
    if any(key.startswith("<") for key in shown):
        example = next(iter(shown.values()))
        return [it for key in found for it in differences(example, found[key], f"{path}.{key}")]
    faults = [f"{path}.{key}: only on one side" for key in sorted(shown.keys() ^ found.keys())]
    for key in shown.keys() & found.keys():
        faults += differences(shown[key], found[key], f"{path}.{key}")
    return faults


def _well_formed(path: str, found: Any) -> bool:
    key = path.rsplit(".", 1)[-1]
    if key.endswith("_amount"):
        return bool(_MONEY.match(found))
    return not (key in _DAYS and isinstance(found, str)) or bool(_DAY.match(found))


def test_every_command_is_in_the_document() -> None:
    assert sorted(title for title, _, _ in EXAMPLES) == sorted(
        f"yijian {' '.join(path)}" for path in ALL
    )


def test_every_example_is_of_its_own_command() -> None:
    for title, command, answer in EXAMPLES:
        assert command.startswith(f"{title} ")
        assert command.endswith(" --json")
        json.loads(answer)


@pytest.mark.xdist_group("walk")
def test_every_example_answers_as_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    faults = []
    for _, command, shown in EXAMPLES:
        capfd.readouterr()
        code = main(shlex.split(command)[1:])
        out, err = capfd.readouterr()
        assert code == 0, f"{command}: {out}{err}"
        faults += [f"{command}: {it}" for it in differences(json.loads(shown), json.loads(out))]
    assert faults == []


def test_a_bad_sample_is_seen() -> None:
    shown = {"a": 1, "fund_amount": "1.00", "on": "2026-01-01", "m": {"<k>": True}, "l": [{"x": 1}]}
    good = {"a": 2.5, "fund_amount": "-3.10", "on": None, "m": {"z": False}, "l": []}
    assert differences(shown, good) == []
    for change in (
        {"a": "1"},
        {"a": True},
        {"fund_amount": "1.5"},
        {"fund_amount": 1.5},
        {"on": "01.02.2026"},
        {"m": {"z": 1}},
        {"l": [{"x": 1}, {"y": 1}]},
        {"extra": 1},
    ):
        assert differences(shown, good | change), change
