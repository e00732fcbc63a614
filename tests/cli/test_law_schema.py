"""``yijian law schema``."""

from __future__ import annotations

import json

from tests.cli.conftest import Run
from yijian.law.schemas import KINDS, json_schema


def test_the_kinds_are_listed(run: Run) -> None:
    listed = run("law", "schema", "--json").json["kinds"]
    assert [it["kind"] for it in listed] == list(KINDS)
    assert "放假安排" in run("law", "schema").out


def test_one_schema_is_printed(run: Run) -> None:
    assert run("law", "schema", "parameter", "--json").json == json_schema("parameter")
    assert json.loads(run("law", "schema", "calendar").out) == json_schema("calendar")
    ran = run("law", "schema", "parametre", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "law.unknown_kind")
