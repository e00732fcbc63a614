"""The child processes of a run: each takes the next task that nobody has, until none is left."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from yijian.audit.run.plan import Plan, Task, folder
from yijian.audit.run.worker import PARENT, claimed_by, report_path

BUILDING = 900.0
"""Seconds a task may take beside its rules: to start and to build the working set."""
ROOM = 4_000
"""Megabytes that a process must have: no rule gets less than it has in a run with the default."""
_LOOK = 1.0
"""Seconds between looks at what the processes do; the end of the first of them is seen at once."""

Child = subprocess.Popen[bytes]


def abreast(plan: Plan, tasks: int) -> int:
    """How many processes share the threads and the memory of a run.

    Two processes of one thread leave no core waiting; two threads of one process wait for each
    other wherever a statement is planned, or ends in one of them. Spark spreads its work itself.
    """
    fit = 1 if plan.engine == "spark" else min(plan.threads, plan.megabytes // ROOM)
    return max(1, min(fit, tasks))


class Children:
    """Processes at work on some tasks of a run."""

    def __init__(self, plan: Plan, out: Path) -> None:
        self.plan, self.out = plan, out
        self.pids: set[int] = set()

    def do(self, tasks: Sequence[Task], told: Callable[[], None]) -> None:
        """Do the tasks; returns when every process has ended, or was killed for taking too long.

        ``told`` is called again and again meanwhile.
        """
        count = abreast(self.plan, len(tasks))
        with ExitStack() as ending:
            children = [self._start(tasks, place, count, ending) for place in range(count)]
            self.pids = {child.pid for child in children}
            self._watch(children, tasks, told)

    def at_fault(self, tasks: Sequence[Task]) -> list[Task]:
        """Of tasks that are still not done, those that one of the processes was at."""
        return [task for task in tasks if claimed_by(self.out, task) in self.pids]

    def log(self, tasks: Sequence[Task], place: int = 0) -> Path:
        """Where the process of that place writes what goes wrong."""
        name = tasks[0].name + (f"-{place}" if place else "")
        return folder(self.out) / "log" / f"{name}.txt"

    def _start(self, tasks: Sequence[Task], place: int, count: int, ending: ExitStack) -> Child:
        log = self.log(tasks, place)
        log.parent.mkdir(parents=True, exist_ok=True)
        texts = [task.model_dump_json() for task in tasks]
        stream = ending.enter_context(log.open("wb"))
        child = subprocess.Popen(
            [sys.executable, "-m", "yijian.audit.run.worker", str(self.out), str(count), *texts],
            stdout=stream,
            stderr=stream,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "TZ": "UTC", PARENT: str(os.getpid())},
        )
        ending.callback(child.wait)
        ending.callback(child.kill)
        return child

    def _watch(
        self, children: Sequence[Child], tasks: Sequence[Task], told: Callable[[], None]
    ) -> None:
        longest = self.plan.budget * (len(self.plan.rulebook.rules) + 2) + BUILDING
        since = {child.pid: ("", time.monotonic()) for child in children}
        while alive := [child for child in children if child.poll() is None]:
            told()
            at = self._at(tasks)
            for child in alive:
                name = at.get(child.pid, "")
                if since[child.pid][0] != name:
                    since[child.pid] = (name, time.monotonic())
                if time.monotonic() - since[child.pid][1] > longest:
                    child.kill()
            with suppress(subprocess.TimeoutExpired):
                alive[0].wait(timeout=_LOOK)

    def _at(self, tasks: Sequence[Task]) -> dict[int, str]:
        """Which task each process is at."""
        todo = (task for task in tasks if not report_path(self.out, task).exists())
        return {claimed_by(self.out, task): task.name for task in todo}
