"""A long load that leaves room for others: short turns at the lock, and pauses between them.

SQLite has one writer at a time, and those who wait look again only now and then: within the first
fifth of a second every 50 ms at the latest. So a turn is kept to about that fifth of a second, and
between two turns the lock is free for 50 ms at least; who waits then certainly finds it free.
PostgreSQL has no such lock, and no pauses.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

TURN = 0.2
"""Seconds that a turn should last."""
PAUSE = 0.05
"""Seconds for which the lock is free between two turns."""
FEWEST = 200
"""Rows of the smallest turn."""
LONG_LOG = 16_384
"""Pages of the write-ahead log (64 MB) from which on it is begun anew."""
PATIENCE = 100
"""Milliseconds to wait for readers before beginning the log anew; writers wait with us."""


class Pace:
    """How many rows the next turn takes, and when it may begin."""

    def __init__(self) -> None:
        self.most = int(settings.LIMIT["LOAD_BATCH_ROWS"])
        self.rows = self.most
        self._shared = connection.vendor == "sqlite" and not connection.in_atomic_block
        self._free = 0.0

    @contextmanager
    def turn(self, rows: int) -> Iterator[None]:
        """A turn that writes ``rows`` rows; the next one's size follows from how long it took."""
        self._wait()
        began = time.monotonic()
        yield
        self._free = time.monotonic()
        if self._shared and rows:
            per_row = (self._free - began) / rows
            fitting = int(TURN / per_row) if per_row else self.most
            # no sudden growth after a single quick turn
            self.rows = max(FEWEST, min(self.most, fitting, 2 * rows))
            self._tidy()

    def _wait(self) -> None:
        left = self._free + PAUSE - time.monotonic()
        if self._shared and left > 0:
            time.sleep(left)

    def _tidy(self) -> None:
        """Move what was written from the log into the database while the lock is free.

        Where others write in every pause the log is never begun anew by itself, and reading from
        a long log is slow; then it is begun anew here, or at the next pause if somebody reads.
        """
        _, frames, _ = _first("PRAGMA wal_checkpoint(PASSIVE)")
        if frames > LONG_LOG:
            begin_log_anew("RESTART")


def begin_log_anew(how: str) -> None:
    """``RESTART`` or ``TRUNCATE`` the log, unless a reader is in the way for :data:`PATIENCE`."""
    waits = _ask("busy_timeout")
    _tell({"busy_timeout": PATIENCE})
    try:
        _first(f"PRAGMA wal_checkpoint({how})")
    finally:
        _tell({"busy_timeout": waits})


@contextmanager
def loading_connection() -> Iterator[None]:
    """The connection while a load is at work.

    On SQLite a commit does not wait for the disk and does not tidy up: batch and counter are lost
    together or not at all, so after a power cut the load goes on from what is there. The action
    that publishes the run waits for the disk again, for everything before it.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    before = {name: _ask(name) for name in ("synchronous", "wal_autocheckpoint", "cache_size")}
    changed = {"synchronous": 1, "wal_autocheckpoint": 0, "cache_size": -262_144}
    try:
        _tell(changed)
        yield
    finally:
        begin_log_anew("TRUNCATE")
        _tell(before)


def _ask(name: str) -> int:
    return _first(f"PRAGMA {name}")[0]


def _first(sql: str) -> tuple[int, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return tuple(cursor.fetchone())


def _tell(settings_: dict[str, int]) -> None:
    with connection.cursor() as cursor:
        for name, value in settings_.items():
            cursor.execute(f"PRAGMA {name} = {value}")
