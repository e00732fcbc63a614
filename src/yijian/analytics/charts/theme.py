"""One look for every chart: fonts, colours, axes, Chinese number and date words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

import altair as alt

FONTS = "'Noto Sans CJK SC', 'WenQuanYi Micro Hei', 'Microsoft YaHei', 'PingFang SC', sans-serif"
PRIMARY = "#0f5e7a"
PRIMARY_LIGHT = "#a9cfdd"
WARNING = "#b8650a"
PASSED = "#c3c9ce"
QUIET = "#5b6770"
INK = "#1f2a33"
PAPER = "#ffffff"
GRID = "#e4e8eb"

TICKS = 5
"""About how many ticks an axis has; its end is rounded to them."""
AMOUNT_FORMAT = ",~f"
COUNT_FORMAT = ",d"
SHARE_FORMAT = ".0%"

_PADDING = 8
_LOCALE = alt.Locale(
    number=alt.NumberLocale(decimal=".", thousands=",", grouping=[3], currency=["¥", ""]),
    time=alt.TimeLocale(
        dateTime="%Y-%m-%d %H:%M:%S",
        date="%Y-%m-%d",
        time="%H:%M:%S",
        periods=["上午", "下午"],
        days=["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
        shortDays=["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
        months=[f"{month} 月" for month in range(1, 13)],
        shortMonths=[f"{month} 月" for month in range(1, 13)],
    ),
)


# What Vega tells screen readers of axes, legends, marks and titles is English, hence aria off:
# the description of the chart, in Chinese, speaks for it.
_AXIS = alt.AxisConfig(
    aria=False,
    labelFontSize=12,
    titleFontSize=12,
    titleFontWeight="normal",
    labelColor=QUIET,
    titleColor=QUIET,
    gridColor=GRID,
    domainColor=PASSED,
    tickColor=PASSED,
)
_LEGEND = alt.LegendConfig(
    aria=False,
    orient="top",
    title=None,
    labelFontSize=12,
    labelColor=INK,
    symbolType="square",
    symbolSize=140,
    columnPadding=14,
)
_NOTE = alt.TitleConfig(
    aria=False,
    orient="bottom",
    anchor="start",
    frame="group",
    fontSize=12,
    fontWeight="normal",
    color=QUIET,
    offset=10,
)
_CONFIG = alt.Config(
    font=FONTS,
    background=PAPER,
    padding=_PADDING,
    locale=_LOCALE,
    view=alt.ViewConfig(stroke=None),
    axis=_AXIS,
    axisX=alt.AxisConfig(labelOverlap="greedy", labelSeparation=8, labelAngle=0),
    mark=alt.MarkConfig(aria=False),
    legend=_LEGEND,
    text=alt.MarkConfig(fontSize=13, color=INK),
    title=_NOTE,
)


def from_zero(values: Iterable[Decimal]) -> alt.Scale:
    """A scale that begins at 0 and ends on a tick; it ends at 1 where every value is 0."""
    if any(values):
        return alt.Scale(zero=True, nice=TICKS)
    return alt.Scale(domain=[0, 1])


def upright_axis(
    title: str, label_format: str, *, colour: str = QUIET, at_right: bool = False
) -> alt.Axis:
    """A value axis whose title lies above it, to be read without turning the head.

    The axis at the right has no grid, so that there is one grid only.
    """
    return alt.Axis(
        title=title,
        titleColor=colour,
        titleAngle=0,
        titleAlign="right" if at_right else "left",
        titleAnchor="end",
        titleX=0,
        titleY=-14,
        format=label_format,
        tickCount=TICKS,
        tickMinStep=1 if label_format == COUNT_FORMAT else alt.Undefined,
        grid=not at_right,
        domain=False,
    )


def layered(
    layers: Sequence[alt.Chart],
    *,
    height: int,
    sentence: str,
    note: str | None = None,
    two_y_axes: bool = False,
) -> alt.LayerChart:
    """Layers as one chart as wide as its container.

    ``sentence`` is what a screen reader says, Chinese and complete; ``note`` a short line
    below the chart; ``two_y_axes`` gives the last layer its own, at the right.
    """
    chart = alt.LayerChart(
        layer=list(layers),
        width="container",
        height=height,
        description=sentence,
        config=_CONFIG,
    )
    if note:
        chart = chart.properties(title=note)
    if two_y_axes:
        chart = chart.resolve_scale(y="independent")
    return chart
