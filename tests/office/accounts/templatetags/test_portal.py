"""Where a page without a script sends people back to."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory

from yijian.office.accounts.templatetags.portal import came_from, start_page


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://testserver/users/?q=1", "/users/?q=1"),
        ("http://testserver/here/", ""),
        ("https://evil.example/", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_back_to_a_page_of_ours(referer: str, back: str) -> None:
    request: Any = RequestFactory().get("/here/", headers={"referer": referer})
    assert came_from({"request": request}) == back


def test_a_form_goes_back_to_its_page() -> None:
    request: Any = RequestFactory().post("/here/", headers={"referer": "http://testserver/here/"})
    assert came_from({"request": request}) == "/here/"
    assert came_from({}) == ""


def test_the_first_page() -> None:
    assert start_page() == "/"
