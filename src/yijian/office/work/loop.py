"""The worker's loop: tasks of the queue one after the other, and the reaper beside it."""

from __future__ import annotations

import logging
import sys
import threading
from types import FrameType

from django.conf import settings
from django.db import DatabaseError, OperationalError, connection
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.utils import is_locked_database_exception

from yijian.office.framework import clock
from yijian.office.work import lease
from yijian.office.work.heartbeat import STOPPING
from yijian.office.work.reaper import prune, reap

log = logging.getLogger(__name__)


class OfficeWorker(Worker):  # type: ignore[misc]
    """django-tasks-db's worker; asked to end, it gives the job in hand back to the queue."""

    def run(self) -> None:
        """Take tasks until told to end; a database that is held too long is waited for."""
        while self.running:
            try:
                super().run()
                return
            except OperationalError as error:
                if not is_locked_database_exception(error):
                    raise
                log.warning("数据库被占用太久，稍后再取后台工作")
                STOPPING.wait(self.interval)

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """End after the task in hand, which is told to stop; asked twice, end at once."""
        if STOPPING.is_set():
            self.reset_signals()
            sys.exit(1)
        STOPPING.set()
        self.running = False
        if not self.running_task:
            sys.exit(0)


def run_worker(interval: float = 1.0) -> None:
    """Work until told to end; ``interval`` is the pause in seconds when there is nothing to do."""
    worker = OfficeWorker(
        queue_names=["default"],
        interval=interval,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=lease.new_holder(),
        excluded_queue_names=[],
    )
    threading.Thread(target=_reap_for_ever, daemon=True).start()
    worker.configure_signals()
    worker.run()


def _reap_for_ever() -> None:
    while not STOPPING.is_set():
        try:
            reap(clock.now())
            prune(clock.now())
        except DatabaseError:
            log.warning("数据库一时不能读写，稍后再查后台工作")
            connection.close()
        STOPPING.wait(settings.LIMIT["BEAT_SECONDS"])
