"""The schema of the packs can be exported."""

from __future__ import annotations

from yijian.law.models import json_schemas


def test_schema_of_each_kind_of_file() -> None:
    schemas = json_schemas()
    assert set(schemas) == {"jurisdiction", "instrument", "parameter"}
    dated = schemas["parameter"]["$defs"]["DatedValue"]
    assert {"value", "unit", "since", "origin", "confidence", "checked_on"} <= set(
        dated["required"]
    )
    assert "working_day" in dated["properties"]["unit"]["enum"]
