"""The child process of a run: task after task, each with one locked session and one report.

``python -m yijian.audit.run.worker OUT COUNT TASK…`` does those of the tasks that no other has,
with its share of the threads and the memory of a run that ``COUNT`` processes work for.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path

from yijian.audit.backends.duckdb import DuckDBSession
from yijian.audit.backends.session import Session
from yijian.audit.backends.spark import SparkEngineSession
from yijian.audit.run.once import Once
from yijian.audit.run.plan import Plan, Task, folder
from yijian.audit.run.stage import Stage
from yijian.kernel.errors import Refused, YijianError
from yijian.kernel.files import exclusive_lock, write_atomic

_LOOK = 0.5
PARENT = "YIJIAN_RUN_PARENT"
"""Who started a child: it may be gone before the child can ask."""

SMALL = 200_000
"""Fewer fee lines than this: Spark interprets its queries instead of compiling them."""


def open_session(
    plan: Plan, task: Task, out: Path, once: Once | None = None, count: int = 1
) -> Session:
    """The session of a task, locked to the lake, the knowledge and the run's folder.

    ``count`` processes share what the run may use.
    """
    home = folder(out)
    if plan.engine == "spark":
        small = plan.lines < SMALL
        return SparkEngineSession(plan.master, home / "scratch", plan.memory, small=small)
    known = {Path(path).parent for path in plan.knowledge.values()}
    allowed = [Path(plan.lake), home, *sorted(known)]
    scratch = home / "scratch" / task.name
    memory, threads = f"{plan.megabytes // count}MB", max(1, plan.threads // count)
    return DuckDBSession(allowed, scratch, memory, threads, once)


def report_path(out: Path, task: Task) -> Path:
    """Where the report of a finished task lies; its being there means that the task is done."""
    return folder(out) / "done" / f"{task.name}.json"


def _claim_path(out: Path, task: Task) -> Path:
    return folder(out) / "claimed" / task.name


def claimed_by(out: Path, task: Task) -> int:
    """The process that last began a task; 0 if none did."""
    try:
        return int(_claim_path(out, task).read_text(encoding="ascii") or 0)
    except FileNotFoundError:
        return 0


def _claim(out: Path, task: Task, hold: ExitStack) -> bool:
    """Take a task that is not done and that no living process is at."""
    if report_path(out, task).exists():
        return False
    try:
        hold.enter_context(exclusive_lock(_claim_path(out, task), task.name))
    except Refused:
        return False
    if report_path(out, task).exists():
        return False
    _claim_path(out, task).write_text(str(os.getpid()), encoding="ascii")
    return True


def do_task(plan: Plan, task: Task, out: Path, session: Session, once: Once | None = None) -> None:
    """Do one task and leave its report; ``once`` is shared by the tasks of a process."""
    report = Stage(plan, task, session, out, once).run()
    write_atomic(report_path(out, task), report.model_dump_json().encode())


def _leave_with(parent: int) -> None:
    """End this process when its parent is gone, however it went: nobody waits for the answer."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def main(arguments: list[str]) -> int:
    """Do the tasks of the third and later arguments, in order, that no other process has."""
    _leave_with(int(os.environ.get(PARENT, os.getppid())))
    out, count = Path(arguments[0]), int(arguments[1])
    plan = Plan.model_validate_json((folder(out) / "plan.json").read_bytes())
    session: Session | None = None
    once = Once()
    try:
        for text in arguments[2:]:
            task = Task.model_validate_json(text)
            with ExitStack() as hold:
                if not _claim(out, task, hold):
                    continue
                if session is None:
                    session = open_session(plan, task, out, once, count)
                do_task(plan, task, out, session, once)
                if plan.engine == "duckdb":
                    session.close()
                    session = None
    except YijianError as error:
        sys.stderr.write(error.message)
        return error.exit_code
    finally:
        if session is not None:
            session.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
