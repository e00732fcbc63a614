"""A home of its own, and a small lake with two institutions in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.audit.small_lake import Claims


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    """A home of its own for the files of each test."""
    settings.HOME = tmp_path
    return tmp_path


class Quiet:
    """Stands where a job's progress stands."""

    def __init__(self) -> None:
        self.step = ""
        self.steps: list[str] = []

    def check(self) -> None:
        """Nobody stops it."""

    def __call__(self, done: int, total: int, said: str = "") -> None:
        """Note the step."""
        if self.step not in self.steps:
            self.steps.append(self.step)


@pytest.fixture
def quiet() -> Quiet:
    """Progress that nobody watches."""
    return Quiet()


@pytest.fixture
def lake(home: Path) -> Path:
    """Two institutions of two districts; in each a line of one box and one of three."""
    claims = Claims()
    for code in ("H62010200001", "H62010300002"):
        claims.hospital(code)
        claims.tables["fixmedins_b"][-1]["fixmedins_name"] = f"医院{code[-1]}"
        for number in (1, 3):
            name = f"{code[-1]}-{number}"
            claims.simple(name, 100, fixmedins_code=code, cnt=number, bkkp_sn=str(number))
    (home / "lakes").mkdir()
    claims.lake(home / "made").rename(home / "lakes" / "lanzhou")
    return home / "lakes" / "lanzhou"
