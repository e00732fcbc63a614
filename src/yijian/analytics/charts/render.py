"""Charts as Vega-Lite JSON for pages, SVG and PNG for documents, and the script that draws.

Here, and only here, amounts become floats: a drawing needs no more than their sixteen digits.
Every amount that is read as text was written from the exact Decimal before.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from html import escape
from typing import Any

import altair as alt
import vl_convert

Spec = dict[str, Any]
_NO_ADDRESS: list[str] = []
_FIT = {"type": "fit-x", "contains": "padding"}
_SNIPPET = "window.vegaEmbed = vegaEmbed;"


def spec(chart: alt.LayerChart) -> Spec:
    """The chart as Vega-Lite JSON: no address of a schema, Decimals as numbers.

    A whole Decimal becomes an int, any other the nearest float; dates become ISO text.
    """
    # every builder's chart is checked against the schema in a test; here it would cost a page
    drawn = chart.to_dict(validate=False)
    drawn.pop("$schema", None)
    return {key: _plain(value) for key, value in drawn.items()}


def svg(chart: alt.LayerChart, *, width: int) -> str:
    """The chart as SVG text, ``width`` pixels wide with everything in it, labelled in Chinese."""
    drawn = _fixed(chart, width)
    text = str(vl_convert.vegalite_to_svg(drawn, allowed_base_urls=_NO_ADDRESS))
    label = escape(drawn["description"])
    return text.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)


def png(chart: alt.LayerChart, *, width: int, scale: float = 2.0) -> bytes:
    """The chart as PNG bytes, ``width`` × ``scale`` pixels wide."""
    return bytes(
        vl_convert.vegalite_to_png(_fixed(chart, width), scale=scale, allowed_base_urls=_NO_ADDRESS)
    )


@cache
def bundle() -> bytes:
    """The JavaScript that defines ``window.vegaEmbed``: Vega, Vega-Lite and Vega-Embed in one.

    The same bytes each time for one version of vl-convert; seconds to make, so serve a file.
    """
    return str(vl_convert.javascript_bundle(_SNIPPET)).encode()


def _fixed(chart: alt.LayerChart, width: int) -> Spec:
    return spec(chart) | {"width": width, "autosize": _FIT}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
