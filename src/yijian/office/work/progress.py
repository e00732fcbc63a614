"""Progress of a job: a small file, replaced atomically, read by whoever shows the job."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from yijian.kernel.files import write_json
from yijian.office.framework import clock

_EVERY = 0.5
"""Seconds between two writings of the file."""


@dataclass(frozen=True)
class Progress:
    """Where a job is: ``done`` of ``total`` units of ``step``, in words, and when it said so."""

    step: str
    done: int
    total: int
    said: str
    at: datetime

    @property
    def percent(self) -> int | None:
        """Whole percent of the step; ``None`` where the total is not known."""
        return min(100, 100 * self.done // self.total) if self.total > 0 else None


def job_folder(job_id: int) -> Path:
    """The folder of a job in the home."""
    return Path(settings.HOME) / "jobs" / str(job_id)


def read_progress(job_id: int) -> Progress | None:
    """What the job said last; ``None`` where it has said nothing that can be read."""
    try:
        said = json.loads((job_folder(job_id) / "progress.json").read_text(encoding="utf-8"))
        return Progress(
            step=str(said["step"]),
            done=int(said["done"]),
            total=int(said["total"]),
            said=str(said["said"]),
            at=datetime.fromisoformat(said["at"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


class Tell:
    """Given to a handler: ``tell(done, total, said)`` notes progress and asks whether to stop.

    ``step`` is the Chinese name of the part of the work; a handler sets it. ``check`` raises when
    the job is to stop: withdrawn, or the process is ending.
    """

    def __init__(self, job_id: int, check: Callable[[], None]) -> None:
        self.job_id, self.check = job_id, check
        self.step = ""
        self._written = ("", 0.0)

    def __call__(self, done: int, total: int, said: str = "") -> None:
        """Note that ``done`` of ``total`` is behind us; raises where the job is to stop."""
        self.check()
        now = time.monotonic()
        step, written = self._written
        if step == self.step and done < total and now - written < _EVERY:
            return
        self._written = (self.step, now)
        with suppress(OSError):  # a full disk must not end work that needs no more of it
            write_json(
                job_folder(self.job_id) / "progress.json",
                {
                    "step": self.step,
                    "done": done,
                    "total": total,
                    "said": said,
                    "at": clock.now().isoformat(),
                },
            )
