"""No property fails because the machine is busy."""

from __future__ import annotations

from hypothesis import settings


def test_examples_are_not_timed() -> None:
    assert settings.default is not None
    assert settings.default.deadline is None
