"""The exported JSON Schemas: every file of the law obeys its own, a broken one does not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.law.calendar.test_overlay import GOOD
from yijian.kernel.errors import UsageError
from yijian.kernel.yaml import load_yaml, parse_yaml
from yijian.law import Law
from yijian.law.schemas import KINDS, json_schema, json_schemas

PACKS = Law.load().packs
REGISTERS = PACKS.parent / "procedures"


def files(kind: str) -> list[Path]:
    """The shipped files of a kind."""
    held = KINDS[kind]
    return sorted((REGISTERS if held.register else PACKS).glob(held.files))


def plain(raw: Any) -> Any:
    """YAML as JSON: dates as text."""
    return json.loads(json.dumps(raw, default=str))


def validator(kind: str) -> jsonschema.Draft202012Validator:
    schema = json_schema(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "calendar"])
def test_every_shipped_file_obeys_its_schema(kind: str) -> None:
    held = validator(kind)
    assert files(kind)
    for path in files(kind):
        held.validate(plain(load_yaml(path)))


def test_every_yaml_file_is_of_a_kind() -> None:
    of_a_kind = {path for kind in KINDS for path in files(kind)}
    rest = {path.name for path in {*PACKS.rglob("*"), *REGISTERS.glob("*.yaml")} - of_a_kind
            if path.is_file()}  # fmt: skip
    assert rest <= {"unresolved.yaml"}


def test_a_calendar_obeys_its_schema() -> None:
    validator("calendar").validate(plain(parse_yaml(GOOD, "2027.yaml")))


@pytest.mark.parametrize(
    ("kind", "break_it"),
    [
        ("jurisdiction", {"admdvs": "62"}),
        ("instrument", {"kind": "传单"}),
        ("articles", {"units": []}),
        ("parameter", {"values": [{"value": 1}]}),
        ("list", {"entries": [{"code": "a b", "title": "甲"}]}),
        ("procedure", {"versions": [{"since": "2026-01-01", "steps": [{"id": "x", "who": "y"}]}]}),
        ("keys", {"keys": [{"key": "a"}]}),
        ("roles", {"agency": {"title": "经办人", "side": "外人"}}),
        ("guards", {"seed_stored": {"title": "种子", "numbers": [1]}}),
        ("documents", {"notice": {}}),
        ("events", {"month_end": "月末"}),
    ],
)
def test_a_broken_file_does_not(kind: str, break_it: dict[str, Any]) -> None:
    path = files(kind)[0]
    assert not validator(kind).is_valid(plain(load_yaml(path)) | break_it)


@pytest.mark.parametrize(
    "broken", [GOOD.replace("year: 2027", "year: 二〇二七"), GOOD + "holidays: 11\n"]
)
def test_a_broken_calendar_does_not(broken: str) -> None:
    assert not validator("calendar").is_valid(plain(parse_yaml(broken, "2027.yaml")))


def test_units_of_a_value_are_in_the_schema() -> None:
    dated = json_schemas()["parameter"]["$defs"]["DatedValue"]
    assert {"value", "unit", "since", "origin", "confidence", "checked_on"} <= set(
        dated["required"]
    )
    assert {"working_day", "hour"} <= set(dated["properties"]["unit"]["enum"])
    assert "from" in json_schemas()["procedure"]["$defs"]["StepWritten"]["properties"]


def test_an_unknown_kind_is_answered_with_what_there_is() -> None:
    with pytest.raises(UsageError, match="parameter（参数）") as refused:
        json_schema("parametre")
    assert refused.value.code == "law.unknown_kind"
