"""The numbers of a drawing, read back from its JSON."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import altair as alt

from yijian.analytics.charts.registry import Drawn
from yijian.analytics.charts.render import spec


def drawing(drawn: Drawn) -> dict[str, Any]:
    """The JSON of a drawing as a page reads it, numbers as exact Decimals."""
    assert isinstance(drawn, alt.LayerChart)
    read: dict[str, Any] = json.loads(
        json.dumps(spec(drawn)), parse_float=Decimal, parse_int=Decimal
    )
    return read


def rows(drawn: Drawn, column: str) -> list[dict[str, Any]]:
    """The rows of the first data set that has ``column``."""
    sets = drawing(drawn)["datasets"].values()
    return next(list(found) for found in sets if found and column in found[0])


def total(drawn: Drawn, column: str) -> Decimal:
    """The sum of a column as it is drawn."""
    return sum((row[column] for row in rows(drawn, column)), Decimal(0))


def titles(value: Any) -> list[str]:
    """Every title inside a JSON."""
    found: list[str] = []
    if isinstance(value, dict):
        found += [v for k, v in value.items() if k == "title" and isinstance(v, str)]
        value = list(value.values())
    if isinstance(value, list):
        found += [title for inner in value for title in titles(inner)]
    return found
