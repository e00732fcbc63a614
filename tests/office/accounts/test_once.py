"""Shown once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from yijian.office.accounts.once import keep, take


def test_it_is_there_once() -> None:
    request: Any = SimpleNamespace(session={})
    keep(request, "password.1", "secret")
    assert take(request, "password.2") is None
    assert take(request, "password.1") == "secret"
    assert take(request, "password.1") is None
    assert request.session == {}
