"""A home of its own, and folders of runs as an audit leaves them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.make_findings import make
from yijian.office.framework import clock
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.open_run import open_run
from yijian.office.monitor.models import Run


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    """A home of its own for the files of each test."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def folder(home: Path) -> Path:
    """A run of Lanzhou with 1,200 findings."""
    return make(1_200, home / "runs" / "lanzhou" / "made")


MakeRun = Callable[..., Run]


@pytest.fixture
def opened(db: None) -> MakeRun:
    """``opened(folder)``: the row of a run, about to be loaded."""

    def make_row(where: Path, **more: Any) -> Run:
        row: Run = open_run(actor=Actor.system("lanzhou", clock.now()), folder=where, **more)
        return row

    return make_row


class Quiet:
    """Stands where a job's progress stands; notes what it is told."""

    def __init__(self) -> None:
        self.step = ""
        self.told: list[tuple[str, int, int]] = []

    def check(self) -> None:
        """Nobody stops it."""

    def __call__(self, done: int, total: int, said: str = "") -> None:
        """Note it."""
        self.told.append((self.step, done, total))


@pytest.fixture
def quiet() -> Quiet:
    """Progress that nobody looks at."""
    return Quiet()


@pytest.fixture
def queued_job(actor: Callable[..., Actor]) -> Any:
    """A job of the kind ``run`` that waits."""
    from yijian.office.work.actions.queue_job import queue_job

    return queue_job(actor=actor("first_reviewer"), kind="run", title="稽核", slot="run")
