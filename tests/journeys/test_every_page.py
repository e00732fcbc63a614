"""Every page, wide and on a phone, with and without scripts: readable, quiet, nothing cut off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import PHONE, WIDE, SignIn

pytestmark = [pytest.mark.browser]
PATHS = [
    *("/", "/findings/", "/rules/", "/institutions/", "/imports/", "/runs/"),
    *("/rules/versions/", "/rules/quality/", "/knowledge/", "/knowledge/batches/"),
    *("/evaluations/", "/antifraud/", "/antifraud/patterns/false_stay/"),
]

LAW = [
    "/policy/library/?q=集体讨论",
    "/policy/library/instruments/",
    "/policy/library/instruments/hainan-measure/",
    "/policy/library/articles/LZ-22/",
    "/policy/library/parameters/agreement.decision_authority.collective_discussion_threshold/",
    "/policy/library/codes/provider_behaviours/",
    "/policy/library/procedures/agreement.breach/",
    "/policy/compare/?places=lanzhou&places=hainan&places=ningxia&places=chongqing&places=gansu",
    "/policy/between/",
    "/policy/deadline/?name=inspection.sealing.limit&start=2026-09-28&first_a=2026-10-09&why_a=鉴定",
    "/policy/duties/",
]


def deep(page: Page) -> list[str]:
    """The first finding, rule, institution and run, beside the lists."""
    found = []
    for path, start in (
        ("/findings/", "/findings/"),
        ("/rules/", "/rules/"),
        ("/institutions/", "/institutions/"),
        ("/runs/", "/runs/"),
    ):
        page.goto(path)
        link = page.locator(f"tbody a[href^='{start}']").first.get_attribute("href")
        assert link is not None, path
        found.append(link)
    return found


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_no_page_is_cut_off_or_complains(sign_in: SignIn, viewport: dict[str, int]) -> None:
    page = sign_in("second_reviewer", viewport=viewport)
    complaints: list[str] = []
    strangers: list[str] = []
    here = page.url.split("/", 3)[2]
    page.on("console", lambda it: complaints.append(it.text) if it.type == "error" else None)
    page.on("pageerror", lambda it: complaints.append(str(it)))
    page.on("request", lambda it: strangers.append(it.url) if here not in it.url else None)
    for path in [*PATHS, *LAW, *deep(page)]:
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        page.wait_for_timeout(400)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path
        assert page.locator("h1").count() == 1, path
    assert complaints == []
    assert [url for url in strangers if not url.startswith("data:")] == []


def test_lists_and_pages_read_without_scripts(sign_in: SignIn) -> None:
    page = sign_in("second_reviewer", script=False)
    for path in [*PATHS, *LAW, *deep(page)]:
        page.goto(path)
        assert page.locator("h1").is_visible(), path
        assert page.locator("nav a", has_text="疑点").first.is_visible(), path
        assert len(page.inner_text("main")) > 60, path


def test_keys_move_through_the_list(sign_in: SignIn) -> None:
    page = sign_in("second_reviewer")
    page.goto("/findings/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/findings/*/**")
    assert page.locator("h1").is_visible()
    page.goto("/findings/")
    page.keyboard.press("?")
    assert page.locator("dialog[open]").is_visible()
