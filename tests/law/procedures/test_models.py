"""The schema of procedures refuses what is not so written; no number of law stands in a file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from yijian.kernel.yaml import load_yaml
from yijian.law import Law
from yijian.law.procedures import Procedures
from yijian.law.procedures.models import (
    AUTOMATIC,
    EFFECTS,
    ENDS_A_RIGHT,
    Deadline,
    Effect,
    State,
    Step,
)

FILES = [path for places in Procedures(Law.load()).files.values() for path in places.values()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_shipped_file_holds_no_number_of_law(path: Path) -> None:
    raw = load_yaml(path)
    assert list(numbers(raw)) == []
    said = [step.get("title") or "" for version in raw["versions"] for step in version["steps"]]
    assert [title for title in said if re.search(r"\d", title)] == []


def numbers(raw: Any) -> Any:
    """Every number anywhere in a file."""
    if isinstance(raw, bool):
        return
    if isinstance(raw, int | float):
        yield raw
    elif isinstance(raw, dict):
        for value in raw.values():
            yield from numbers(value)
    elif isinstance(raw, list):
        for value in raw:
            yield from numbers(value)


def test_every_effect_is_explained() -> None:
    assert set(EFFECTS) == set(get_args(Effect))
    assert AUTOMATIC < ENDS_A_RIGHT < set(EFFECTS)


@pytest.mark.parametrize(
    ("model", "given"),
    [
        (State, {"id": "Found", "title": "已发现"}),
        (State, {"id": "found", "title": ""}),
        (Step, {"id": "notice", "title": "告知", "from": ["a"], "roles": ["system"]}),
        (Step, {"id": "serve_notice", "title": "告知", "from": ["a"], "roles": []}),
        (Deadline, {"parameter": "five_days", "counts_from": ["a_b"], "effect": "逾期提醒"}),
        (Deadline, {"parameter": "a.b.c", "counts_from": [], "effect": "逾期提醒"}),
    ],
)
def test_what_is_not_so_written_is_refused(model: Any, given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        model.model_validate(given)
