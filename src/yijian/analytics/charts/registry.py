"""The charts by name; pages and the catalogue read them here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

import altair as alt

import yijian.analytics.charts as package
from yijian.kernel.registry import Registry


@dataclass(frozen=True)
class EmptyChart:
    """Nothing to draw: the Chinese sentence that stands where the chart would."""

    sentence: str


Drawn = alt.LayerChart | EmptyChart
"""What a builder answers."""


@dataclass(frozen=True)
class Chart:
    """A kind of chart: plain English name, Chinese title, one Chinese sentence, its builder.

    ``builder`` takes a sequence of the row class of its file (and what that file asks beside
    it) and answers a chart, or an ``EmptyChart`` where the rows give nothing to draw.
    """

    name: str
    title: str
    what: str
    builder: Callable[..., Drawn]


CHARTS: Registry[Chart] = Registry("chart")
"""Name of the chart to the chart; complete after ``all_charts``."""


def all_charts() -> Registry[Chart]:
    """Every chart that has a file."""
    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
    return CHARTS
