"""The schema of the packs: exported, obeyed by every shipped file, and what an instrument is."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import jsonschema
import pytest

from yijian.kernel.yaml import load_yaml
from yijian.law import Law
from yijian.law.models import COMPONENTS, CONFIDENCE_OF, Instrument, json_schemas

KINDS = {
    "jurisdiction": "*/jurisdiction.yaml",
    "instrument": "*/instruments/*.yaml",
    "articles": "*/articles/*.yaml",
    "parameter": "*/parameters/*.yaml",
    "list": "*/lists/*.yaml",
    "keys": "keys.yaml",
}


def plain(raw: Any) -> Any:
    """YAML as JSON: dates as text."""
    return json.loads(json.dumps(raw, default=str))


def test_schema_of_each_kind_of_file() -> None:
    schemas = json_schemas()
    assert set(schemas) == set(KINDS)
    dated = schemas["parameter"]["$defs"]["DatedValue"]
    assert {"value", "unit", "since", "origin", "confidence", "checked_on"} <= set(
        dated["required"]
    )
    assert "working_day" in dated["properties"]["unit"]["enum"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_shipped_file_obeys_its_schema(kind: str) -> None:
    validator = jsonschema.Draft202012Validator(json_schemas()[kind])
    paths = sorted(Law.load().packs.glob(KINDS[kind]))
    assert paths
    for path in paths:
        validator.validate(plain(load_yaml(path)))


@pytest.mark.parametrize(
    ("kind", "break_it"),
    [
        ("jurisdiction", {"admdvs": "62"}),
        ("instrument", {"kind": "传单"}),
        ("articles", {"units": []}),
        ("parameter", {"values": [{"value": 1}]}),
        ("list", {"entries": [{"code": "a b", "title": "甲"}]}),
        ("keys", {"keys": [{"key": "a"}]}),
    ],
)
def test_a_broken_file_does_not(kind: str, break_it: dict[str, Any]) -> None:
    path = min(Law.load().packs.glob(KINDS[kind]))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plain(load_yaml(path)) | break_it, json_schemas()[kind])


def instrument(**changed: Any) -> Instrument:
    given = {
        "id": "act", "title": "某法", "number": None, "issuer": "某机关", "kind": "法律",
        "status": "in_force", "checked_on": date(2026, 11, 21),
    }  # fmt: skip
    return Instrument(**(given | changed))


def test_status_follows_the_dates() -> None:
    law = instrument(
        status="repealed",
        adopted_on=date(2020, 8, 1),
        in_force_on=date(2021, 1, 1),
        ended_on=date(2022, 12, 31),
    )
    days = {
        date(2020, 7, 31): None, date(2020, 8, 1): "published", date(2021, 1, 1): "in_force",
        date(2022, 12, 31): "in_force", date(2023, 1, 1): "repealed",
    }  # fmt: skip
    assert {day: law.status_on(day) for day in days} == days
    draft = instrument(status="draft", simulated_from=date(2021, 1, 1))
    assert {draft.status_on(day) for day in days} == {"draft"}
    assert draft.first_day == date(2021, 1, 1)


def test_words_for_the_screen() -> None:
    assert COMPONENTS == {"first": "首次", "extension": "延长", "collective": "集体讨论后再延长"}
    assert CONFIDENCE_OF == {"P": "high", "F": "medium", "D": "medium", "S": "low", "U": "low"}
