"""``yijian.js`` in a browser: keys, asking before what cannot be undone, no form sent twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

ADDRESS = "http://office.test"
POLICY = "default-src 'none'; script-src 'self'; form-action 'self'"
ROWS = "".join(f'<tr><td><a href="/row/{n}">第 {n} 行</a></td></tr>' for n in (1, 2, 3))
PAGE = """<!DOCTYPE html><script src="/yijian.js" defer></script>
<form class="filters"><input type="search" value="甲"></form>
<table class="data"><tbody>{rows}<tr><td>没有链接</td></tr></tbody></table>
<form id="plain" method="post" action="/sent"><button>送</button></form>
<form id="asked" method="post" action="/sent" data-confirm="撤回这次稽核？">
<button>撤回</button></form>
{dialogs}"""


class Server:
    """Answers the browser, and remembers what was sent."""

    def __init__(self) -> None:
        self.sent = 0

    def __call__(self, route: Route) -> None:
        path = route.request.url.removeprefix(ADDRESS)
        if path == "/yijian.js":
            [folder, *_] = settings.STATICFILES_DIRS
            script = (Path(folder) / "yijian" / "yijian.js").read_text(encoding="utf-8")
            route.fulfill(body=script, content_type="text/javascript")
        elif route.request.method == "POST":
            self.sent += 1  # and no answer: the first page stays, as while a server is slow
        else:
            page = PAGE.format(rows=ROWS, dialogs=render_to_string("base/dialogs.html"))
            route.fulfill(
                body=page,
                content_type="text/html; charset=utf-8",
                headers={"Content-Security-Policy": POLICY},
            )


@pytest.fixture(scope="module")
def browser_page(chromium: Browser) -> Page:
    return chromium.new_page()


@pytest.fixture
def server(browser_page: Page) -> Iterator[Server]:
    made, faults = Server(), []
    browser_page.on("console", lambda said: faults.append(said.text))
    browser_page.route("**/*", made)
    browser_page.goto(ADDRESS + "/")
    yield made
    browser_page.unroute("**/*")
    assert faults == []


def test_keys_move_over_rows_and_open_one(browser_page: Page, server: Server) -> None:
    press = browser_page.keyboard.press
    for key in ("j", "j", "j", "j", "k"):
        press(key)
    assert browser_page.evaluate("document.querySelector('tr.at').textContent") == "第 2 行"
    press("Enter")
    browser_page.wait_for_url("**/row/2")


def test_slash_goes_to_search_where_keys_are_letters(browser_page: Page, server: Server) -> None:
    browser_page.keyboard.press("/")
    browser_page.keyboard.type("乙jk?")
    assert browser_page.input_value("input[type=search]") == "乙jk?"
    assert browser_page.locator("tr.at").count() == 0


def test_question_mark_shows_the_keys(browser_page: Page, server: Server) -> None:
    browser_page.keyboard.press("?")
    assert browser_page.locator("#keys").is_visible()
    browser_page.keyboard.press("j")
    assert browser_page.locator("tr.at").count() == 0
    browser_page.keyboard.press("Escape")
    assert not browser_page.locator("#keys").is_visible()


def test_no_means_nothing_is_sent_and_yes_sends_once(browser_page: Page, server: Server) -> None:
    browser_page.click("#asked button", no_wait_after=True)
    assert browser_page.inner_text("#confirm-says") == "撤回这次稽核？"
    browser_page.click("#confirm button[value=no]")
    browser_page.wait_for_timeout(100)
    assert server.sent == 0
    browser_page.click("#asked button", no_wait_after=True)
    browser_page.keyboard.press("Escape")
    browser_page.wait_for_timeout(100)
    assert server.sent == 0
    browser_page.click("#asked button", no_wait_after=True)
    browser_page.click("#confirm button[value=yes]", no_wait_after=True)
    browser_page.wait_for_timeout(200)
    assert server.sent == 1


def test_a_second_press_sends_nothing(browser_page: Page, server: Server) -> None:
    browser_page.evaluate(
        "() => { const b = document.querySelector('#plain button'); b.click(); b.click(); }"
    )
    browser_page.wait_for_timeout(200)
    assert server.sent == 1
