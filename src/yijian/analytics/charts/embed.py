"""A chart in a page: the figure with its data, the script that draws it, and its style.

A page loads three files of its own origin, no other: the bundle (``render.bundle``), then
``script()``, and ``style()``. It needs neither inline script nor eval nor inline style.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from yijian.analytics.charts.registry import Chart, Drawn, EmptyChart
from yijian.analytics.charts.render import spec

ASSETS = Path(__file__).parent / "assets"
"""The folder of ``embed.js`` and ``embed.css``, for what collects static files."""
_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def script() -> bytes:
    """The script that draws every ``<figure data-chart-spec="#id">`` of the page."""
    return (ASSETS / "embed.js").read_bytes()


def style() -> bytes:
    """The style of figures and of the box that follows the pointer."""
    return (ASSETS / "embed.css").read_bytes()


def figure(chart: Chart, drawn: Drawn, identifier: str) -> str:
    """The HTML of a drawn chart, or of the sentence where there is nothing to draw.

    ``identifier`` is the id of the data in the page, unique in it. Everything is escaped.
    """
    caption = f"<figcaption>{escape(chart.title)}</figcaption>"
    if isinstance(drawn, EmptyChart):
        return f'<figure class="chart">{caption}<p>{escape(drawn.sentence)}</p></figure>'
    name = escape(identifier)
    data = json.dumps(spec(drawn), ensure_ascii=False).translate(_IN_SCRIPT)
    return (
        f'<figure class="chart" data-chart-spec="#{name}">{caption}</figure>'
        f'<script type="application/json" id="{name}">{data}</script>'
    )
