"""The heartbeat of a job at work: keeps the lease, and hears that the job is to stop."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import DatabaseError, connection

from yijian.office.framework import clock
from yijian.office.work import lease
from yijian.office.work.models import Job, JobState

STOPPING = threading.Event()
"""Set when this process is to end: jobs at work go back to the queue."""

_LOOK = 1.0


class JobStopped(Exception):
    """Base of what ends a job from outside; a handler lets it pass."""


class Interrupted(JobStopped):
    """The process is ending; the job goes on later."""


class Withdrawn(JobStopped):
    """Somebody withdrew the job."""


class LeaseLost(JobStopped):
    """Another process has taken the job over."""


class Heartbeat:
    """Beats in a thread of its own while a job is at work."""

    def __init__(self, job_id: int, holder: str) -> None:
        self.job_id, self.holder = job_id, holder
        self.withdrawn = self.lost = False
        self._ended = threading.Event()
        self._heard = time.monotonic()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def check(self) -> None:
        """Raise if the job is to stop.

        Raises:
            Withdrawn, LeaseLost, Interrupted: why.
        """
        if self.withdrawn:
            raise Withdrawn
        if self.lost:
            raise LeaseLost
        if STOPPING.is_set():
            raise Interrupted

    def _run(self) -> None:
        try:
            while not self._ended.wait(_LOOK) and not self.lost:
                self._look()
        finally:
            connection.close()

    def _look(self) -> None:
        silent = time.monotonic() - self._heard
        try:
            state = Job.objects.values_list("state", flat=True).get(pk=self.job_id)
            self.withdrawn = state == JobState.WITHDRAWN
            if silent >= settings.LIMIT["BEAT_SECONDS"]:
                self.lost = not lease.beat(self.job_id, self.holder, clock.now())
                self._heard = time.monotonic()
        except DatabaseError:
            connection.close()
            # who cannot be heard must believe that somebody else has been sent
            self.lost = silent >= settings.LIMIT["LEASE_SECONDS"]

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def end(self) -> None:
        """Stop, and wait until it has stopped."""
        self._ended.set()
        self._thread.join()


@contextmanager
def beating(job_id: int, holder: str) -> Iterator[Heartbeat]:
    """A heartbeat for the work inside the block."""
    heart = Heartbeat(job_id, holder)
    heart.start()
    try:
        yield heart
    finally:
        heart.end()
