"""The child process of a run: one task, one locked session, one report.

``python -m yijian.audit.run.worker OUT TASK`` does the task of that name of the plan in OUT.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

from yijian.audit.backends.duckdb import DuckDBSession
from yijian.audit.backends.session import Session
from yijian.audit.backends.spark import SparkEngineSession
from yijian.audit.run.once import Once
from yijian.audit.run.plan import Plan, Task, folder
from yijian.audit.run.stage import Stage
from yijian.kernel.errors import YijianError
from yijian.kernel.files import write_atomic

_LOOK = 0.5

SMALL = 200_000
"""Fewer fee lines than this: Spark interprets its queries instead of compiling them."""


def open_session(plan: Plan, task: Task, out: Path, once: Once | None = None) -> Session:
    """The session of a task, locked to the lake, the knowledge and the run's folder."""
    home = folder(out)
    if plan.engine == "spark":
        small = plan.lines < SMALL
        return SparkEngineSession(plan.master, home / "scratch", plan.memory, small=small)
    known = {Path(path).parent for path in plan.knowledge.values()}
    allowed = [Path(plan.lake), home, *sorted(known)]
    scratch = home / "scratch" / task.name
    return DuckDBSession(allowed, scratch, plan.memory, plan.threads, once)


def report_path(out: Path, task: Task) -> Path:
    """Where the report of a finished task lies; its being there means that the task is done."""
    return folder(out) / "done" / f"{task.name}.json"


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
    """Do the tasks of the second and later arguments, in order."""
    _leave_with(os.getppid())
    out = Path(arguments[0])
    plan = Plan.model_validate_json((folder(out) / "plan.json").read_bytes())
    session: Session | None = None
    once = Once()
    try:
        for text in arguments[1:]:
            task = Task.model_validate_json(text)
            if session is None:
                session = open_session(plan, task, out, once)
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
