"""The command run inside the test process, and one walk made once: city, lake, run."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from yijian.cli import main


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON object of standard output."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs ``yijian`` with these words."""

    def command(*words: object) -> Ran:
        capfd.readouterr()
        code = main([str(word) for word in words])
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return Ran(code, out, err)

    return command


@pytest.fixture(scope="session")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``city``, ``lake`` (knowledge too) and the run ``run1``."""
    home = tmp_path_factory.mktemp("walk")
    city, lake, out = home / "city", home / "lake", home / "run1"
    place = ["--jurisdiction", "lanzhou"]
    size = ["--persons", "300", "--months", "2", "--seed", "7"]
    steps: list[list[object]] = [
        ["city", "make", *place, *size, "--out", city],
        ["lake", "import", city, "--lake", lake],
        ["knowledge", "import", city / "knowledge", "--lake", lake],
        ["audit", "run", "--lake", lake, *place, "--out", out],
    ]
    for step in steps:
        assert main([str(word) for word in [*step, "--json"]]) == 0, step
    return home
