"""A chart in a page: interactive from the shipped bundle, a still picture where nothing runs.

Building a chart takes a tenth of a second, so what was built is kept, by the rows it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html import escape
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe

from yijian.analytics.charts import embed, render
from yijian.analytics.charts.registry import EmptyChart, all_charts
from yijian.office.framework.action import Missing

WIDTH = 560
"""Width of a still picture, in pixels."""

_KEEP = 86_400
_HEADERS = {"Cache-Control": "private, no-cache", "Vary": "Cookie"}


@dataclass(frozen=True)
class Plot:
    """What a chart of the registry shows: its name, its rows and what its builder asks beside.

    ``title`` stands above it, where the page knows a better one than the registry.
    """

    chart: str
    rows: Sequence[Any]
    options: dict[str, Any] = field(default_factory=dict)
    title: str = ""

    @property
    def digest(self) -> str:
        """Changes with anything that is drawn."""
        said = (self.chart, self.title, tuple(self.rows), sorted(self.options.items()))
        return sha256(repr(said).encode()).hexdigest()


def figure(plot: Plot, *, identifier: str, picture: str) -> SafeString:
    """The HTML of a chart: its figure, its sentence, and for pages without script its picture.

    ``identifier`` is unique in the page; ``picture`` the address that answers with the SVG.
    """

    def build() -> str:
        chart = all_charts()[plot.chart]
        chart = replace(chart, title=plot.title or chart.title)
        drawn = chart.builder(plot.rows, **plot.options)
        made = embed.figure(chart, drawn, identifier)
        if isinstance(drawn, EmptyChart):
            return made
        sentence = escape(str(drawn.description))
        still = f'<img src="{escape(picture)}" alt="{sentence}" width="{WIDTH}">'
        return f'{made}<noscript>{still}</noscript><p class="hint chart-says">{sentence}</p>'

    # made of escaped parts only
    return mark_safe(_kept("figure", plot, f"{identifier} {picture}", build))  # noqa: S308


def picture(request: HttpRequest, plot: Plot) -> HttpResponse:
    """The SVG of a chart, or 304 where the browser has it.

    Raises:
        Missing: there is nothing to draw.
    """
    tag = f'"{plot.digest}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers={"ETag": tag, **_HEADERS})

    def build() -> str:
        drawn = all_charts()[plot.chart].builder(plot.rows, **plot.options)
        return "" if isinstance(drawn, EmptyChart) else render.svg(drawn, width=WIDTH)

    drawn = _kept("picture", plot, "", build)
    if not drawn:
        raise Missing
    return HttpResponse(drawn, content_type="image/svg+xml", headers={"ETag": tag, **_HEADERS})


def _kept(kind: str, plot: Plot, where: str, build: Callable[[], str]) -> str:
    key = sha256(f"{kind} {plot.digest} {where}".encode()).hexdigest()
    found: str = cache.get_or_set(f"chart-{key}", build, _KEEP)
    return found
