"""Progress that a test can look at."""

from __future__ import annotations

import pytest


class Told:
    """Remembers what was said."""

    def __init__(self) -> None:
        self.step = ""
        self.steps: list[str] = []
        self.said: list[str] = []

    def __call__(self, done: int, total: int, said: str = "") -> None:
        """Keep it."""
        self.said.append(said)
        if self.step not in self.steps:
            self.steps.append(self.step)

    def check(self) -> None:
        """Nobody withdraws it."""


@pytest.fixture
def told() -> Told:
    """What a handler is given to speak to."""
    return Told()
