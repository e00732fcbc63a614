"""How a value is shown as JSON: money as text, a ratio as a number, dates ISO."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yijian.law import Value


def value(**changed: Any) -> Value:
    given = {
        "name": "x.y.z", "title": "某参数", "jurisdiction": "lanzhou", "resolved_from": "gansu",
        "on": date(2026, 1, 1), "value": 3, "unit": "month", "inclusive": True,
        "components": None, "instrument": "某办法", "status": "in_force", "article": "第一条",
        "rows": ("LZ-1",), "origin": "seed", "reason": None, "confidence": "high",
        "checked_on": date(2026, 11, 21), "since": date(2020, 1, 1), "until": None,
    }  # fmt: skip
    return Value(**(given | changed))


@pytest.mark.parametrize(
    ("given", "unit", "shown"),
    [
        (Decimal("50000"), "yuan", "50000.00"),
        (Decimal("0.05"), "ratio", 0.05),
        (5, "working_day", 5),
        (True, "bool", True),
        ("甲", "enum", "甲"),
    ],
)
def test_value_by_unit(given: object, unit: str, shown: object) -> None:
    assert value(value=given, unit=unit).as_json()["value"] == shown


def test_all_fields_of_the_contract() -> None:
    shown = value().as_json()
    promised = (
        "name jurisdiction resolved_from on value unit inclusive components instrument article "
        "rows origin confidence checked_on since until"
    )
    assert set(promised.split()) <= set(shown)
    assert (shown["on"], shown["until"], shown["rows"]) == ("2026-01-01", None, ["LZ-1"])
