"""A reader of the library, signed in, and the page as its visible text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from django.test import Client

from tests.office.conftest import SignedIn
from tests.office.pages import foreign_words
from yijian.office.framework.roles import Role

Read = Callable[..., str]


@pytest.fixture
def read(client: Client, signed_in: SignedIn) -> Read:
    """``read(path, query, role=, status=)``: the HTML that somebody of the role gets."""
    browsers: dict[Role, Client] = {}

    def get(
        path: str,
        query: Mapping[str, object] | None = None,
        *,
        role: Role = Role.AUTHORITY,
        status: int = 200,
    ) -> str:
        browser = browsers.setdefault(role, signed_in(Client(), role))
        answer = browser.get(f"/policy/{path}", query or {})
        assert answer.status_code == status, path
        html: str = answer.content.decode()
        assert foreign_words(html) <= {"zzz"}, path
        return html

    return get
