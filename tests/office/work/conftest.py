"""A kind of job that only the tests know, and jobs of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from yijian.office.framework import clock
from yijian.office.framework.actor import Actor
from yijian.office.work.actions.begin_job import begin_job
from yijian.office.work.actions.queue_job import queue_job
from yijian.office.work.handlers import HANDLERS, Handler, Outcome
from yijian.office.work.models import Job
from yijian.office.work.progress import Tell

KIND = "of-the-tests"


@dataclass
class Doing:
    """What the handler of the tests does, and what it saw."""

    work: Callable[[Job, Tell], Outcome] = lambda _job, _tell: Outcome("做好了", {"n": 3})
    begun: list[int] = field(default_factory=list)
    ended: list[tuple[str, str]] = field(default_factory=list)


@pytest.fixture
def doing() -> Iterator[Doing]:
    """The handler of the tests: ``doing.work`` may be replaced."""
    here = Doing()

    def handle(job: Job, tell: Tell) -> Outcome:
        here.begun.append(job.pk)
        return here.work(job, tell)

    def ended(job: Job) -> None:
        here.ended.append((job.state, job.message))

    HANDLERS.add(KIND, Handler(KIND, "试做", handle, ended))
    yield here
    HANDLERS._items.pop(KIND)


MakeJob = Callable[..., Job]


@pytest.fixture
def queued(doing: Doing, actor: Callable[..., Actor]) -> MakeJob:
    """``queued(slot="…")`` makes a job that waits."""

    def make(**more: Any) -> Job:
        made: Job = queue_job(
            actor=actor("first_reviewer"), **{"kind": KIND, "title": "试做一件事", **more}
        )
        return made

    return make


@pytest.fixture
def running(queued: MakeJob) -> MakeJob:
    """A job that has been begun."""

    def make(**more: Any) -> Job:
        job = queued(**more)
        begun: Job = begin_job(
            actor=Actor.system("lanzhou", clock.now()), subject=job.pk, revision=job.revision
        )
        return begun

    return make


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    """A home of its own for the files of each test."""
    settings.HOME = tmp_path
    return tmp_path
