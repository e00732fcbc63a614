"""A figure is safe text; with the script and the bundle it is drawn under a strict policy."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser

from tests.analytics.charts.samples import DRAWINGS
from yijian.analytics.charts.embed import figure, script, style
from yijian.analytics.charts.findings_by_rule import RuleFindings, findings_by_rule
from yijian.analytics.charts.registry import EmptyChart, all_charts
from yijian.analytics.charts.render import bundle

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:"
HEAD = (
    '<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><link rel="icon" href="data:,">'
    '<link rel="stylesheet" href="/embed.css"><script src="/bundle.js" defer></script>'
    '<script src="/embed.js" defer></script><title>图</title>'
)
COMPILED = '<script src="/bundle.js" defer></script><script src="/compiled.js" defer></script>'
COMPILE = b"""
const bars = {mark: 'bar', data: {values: [{a: 1}]}, encoding: {x: {field: 'a'}}};
window.vegaEmbed(document.body, bars, {mode: 'vega-lite', ast: false, defaultStyle: false})
  .then(() => { document.title = 'drawn'; }, (fault) => { document.title = fault.name; });
"""
"""Without ``ast`` Vega compiles expressions: the policy of these tests must refuse that."""


def test_nothing_in_a_name_can_leave_the_figure() -> None:
    evil = RuleFindings("A", "</script><script>alert(1)</script>&amp;", 1, Decimal("1.00"))
    html = figure(all_charts()["findings_by_rule"], findings_by_rule([evil]), 'a"b')
    assert html.count("</script>") == 1
    assert 'data-chart-spec="#a&quot;b"' in html
    data = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', html)
    assert data is not None
    read = json.loads(data[1])
    assert any(row["name"] == evil.rule_name for rows in read["datasets"].values() for row in rows)


def test_an_empty_chart_is_its_sentence() -> None:
    html = figure(all_charts()["findings_by_rule"], EmptyChart("本期没有疑点。"), "c")
    assert "<p>本期没有疑点。</p>" in html
    assert "script" not in html


def test_the_files_of_a_page_name_no_address_and_no_inline_code() -> None:
    assert b"http" not in script() + style()
    assert b"ast: true" in script()
    assert style().decode().count("#vg-tooltip-element") >= 1


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A page with two charts, served under a policy that forbids eval and inline style."""
    charts = all_charts()
    body = "".join(
        figure(charts[name], DRAWINGS[name](), name)
        for name in ("coverage_by_rule", "findings_by_month")
    )
    files = {
        "/": ("text/html", (HEAD + body).encode()),
        "/bundle.js": ("text/javascript", bundle()),
        "/embed.js": ("text/javascript", script()),
        "/compiled": ("text/html", COMPILED.encode()),
        "/compiled.js": ("text/javascript", COMPILE),
        "/embed.css": ("text/css", style()),
    }

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, content = files[self.path]
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.mark.browser
def test_charts_are_drawn_without_eval_and_without_inline_style(
    address: str, chromium: Browser
) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 800})
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_function("document.querySelectorAll('.chart-place svg').length === 2")
    assert said == []
    assert all(url.startswith((address, "data:")) for url in asked)
    place = page.locator(".chart-place").first
    assert "条规则共命中" in place.get_attribute("aria-label")
    assert "无法判断 31.8%" in place.text_content()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.goto(address + "compiled")
    page.wait_for_function("document.title")
    assert page.title() == "EvalError"
