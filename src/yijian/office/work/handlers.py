"""Who does which kind of job; filled by each app's ``tasks.py``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from yijian.kernel.registry import Registry
from yijian.office.work.models import Job
from yijian.office.work.progress import Tell


@dataclass(frozen=True)
class Outcome:
    """How a job ended well: a Chinese sentence, and facts that pages show (JSON)."""

    message: str
    result: dict[str, Any] = field(default_factory=dict)


Handle = Callable[[Job, Tell], Outcome]
Ended = Callable[[Job], None]


@dataclass(frozen=True)
class Handler:
    """The work of one kind of job.

    ``handle`` may be called again after a kill and must then end in the same state; ``ended`` is
    called inside the action that ends the job (done, failed or withdrawn), so that what hangs on
    the job changes with it or not at all. ``page`` is the view that lists what such jobs make.
    """

    kind: str
    title: str
    handle: Handle
    ended: Ended | None
    page: str = ""


HANDLERS: Registry[Handler] = Registry("handler")


def handler(
    kind: str, *, title: str, ended: Ended | None = None, page: str = ""
) -> Callable[[Handle], Handle]:
    """Make a function the handler of the jobs of ``kind``; ``title`` is Chinese."""

    def decorate(handle: Handle) -> Handle:
        HANDLERS.add(kind, Handler(kind, title, handle, ended, page))
        return handle

    return decorate


def tell_ended(job: Job) -> None:
    """Let the handler of a job that has just ended settle what hangs on it."""
    if job.kind in HANDLERS and (ended := HANDLERS[job.kind].ended):
        ended(job)
