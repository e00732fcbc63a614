"""A chart in a page reads with and without script, and is built once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from yijian.analytics.charts.findings_by_month import MonthFindings
from yijian.office.framework.action import Missing
from yijian.office.framework.charts import Plot, figure, picture

ROWS = [MonthFindings(date(2026, month, 1), month, Decimal(100 * month)) for month in (1, 2, 3)]
PLOT = Plot("findings_by_month", ROWS)


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()


def test_a_figure_has_its_data_its_picture_and_its_sentence() -> None:
    made = figure(PLOT, identifier="chart-a", picture="/charts/a.svg?x=<1>")
    assert '<figure class="chart" data-chart-spec="#chart-a">' in made
    assert '<script type="application/json" id="chart-a">' in made
    assert (
        '<noscript><img src="/charts/a.svg?x=&lt;1&gt;" alt="2026-01 至 2026-03 共 6 个疑点' in made
    )
    assert '<p class="hint chart-says">2026-01 至 2026-03 共 6 个疑点' in made


def test_nothing_to_draw_is_said_in_words() -> None:
    made = figure(Plot("findings_by_month", []), identifier="a", picture="/a.svg")
    assert "本期没有疑点" in made
    assert "<noscript>" not in made


def test_a_title_of_the_page_stands_above_it() -> None:
    made = figure(Plot("findings_by_month", ROWS, title="标题<b>"), identifier="a", picture="/a")
    assert "<figcaption>标题&lt;b&gt;</figcaption>" in made


def test_what_was_built_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    made = figure(PLOT, identifier="a", picture="/a.svg")
    monkeypatch.setattr("yijian.office.framework.charts.all_charts", dict)
    assert figure(PLOT, identifier="a", picture="/a.svg") == made
    with pytest.raises(KeyError):
        figure(Plot("findings_by_month", ROWS[:1]), identifier="a", picture="/a.svg")


def test_a_picture_is_sent_once() -> None:
    answer = picture(RequestFactory().get("/a.svg"), PLOT)
    assert answer["Content-Type"] == "image/svg+xml"
    assert "private" in answer["Cache-Control"]
    assert answer.content.startswith(b"<svg")
    again = RequestFactory().get("/a.svg", headers={"If-None-Match": answer["ETag"]})
    assert picture(again, PLOT).status_code == 304


def test_no_picture_of_nothing() -> None:
    with pytest.raises(Missing):
        picture(RequestFactory().get("/a.svg"), Plot("findings_by_month", []))
