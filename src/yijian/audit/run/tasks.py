"""Cutting a run into tasks, and doing them in child processes, one after the other."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from yijian.audit.rulebook.rulebook import Rulebook
from yijian.audit.run.plan import WHOLE, Engine, Plan, Task, folder, gathered_relations
from yijian.audit.run.stage import RuleReport, TaskReport
from yijian.audit.run.worker import report_path
from yijian.audit.working_set.relations import BUCKETS, relations
from yijian.kernel.errors import Refused
from yijian.kernel.files import write_atomic, write_json

LINES_PER_TASK = 2_500_000
"""Fee lines that one task holds in memory at a time."""

BUILDING = 900.0
"""Seconds a task may take beside its rules: to start and to build the working set."""

Progress = Callable[[str, float], None]


def cut(rulebook: Rulebook, lines: int, engine: Engine) -> tuple[Task, ...]:
    """The tasks of a run: person buckets first, then the gathered relations.

    Spark spreads the work itself and gets one task for all buckets.
    """
    pieces = 1 if engine == "spark" else min(BUCKETS, max(1, -(-lines // LINES_PER_TASK)))
    edges = [round(BUCKETS * i / pieces) for i in range(pieces + 1)]
    tasks = [
        Task(name=f"person-{first:03d}", phase="person", buckets=(first, last - 1))
        for first, last in pairwise(edges)
    ]
    for name in gathered_relations(rulebook):
        slices = pieces if relations()[name].spread and engine == "duckdb" else 1
        slices = max(1, slices // 4)
        tasks += [
            Task(name=f"{name}-{i:03d}", phase="gathered", relation=name, slice=(i, slices))
            for i in range(slices)
        ]
    return tuple(tasks)


@dataclass
class Tasks:
    """The tasks of one run at work; what is done already is not done again."""

    plan: Plan
    out: Path
    progress: Progress | None = None
    stopped: dict[str, str] = field(default_factory=dict)

    def run(self) -> list[TaskReport]:
        """Do every task that is not done and give all reports.

        One child does task after task. When it dies, the task it was at is done apart, and a new
        child goes on with the rest.

        Raises:
            Refused: the working set itself could not be built; nothing is half-written.
        """
        waiting = [task for task in self.plan.tasks if not self._settled(task)]
        while waiting:
            self._child(waiting)
            waiting = [task for task in waiting if not self._settled(task)]
            if waiting:
                self._apart(waiting.pop(0))
        self._tell("assemble")
        return [report for task in self.plan.tasks for report in self._reports(task)]

    def _settled(self, task: Task) -> bool:
        if self._done(task):
            return True
        alone = (self._alone(task, rule.card.code) for rule in self.plan.rules_of(task))
        return self._done(_base(task)) and all(self._done(part) for part in alone)

    def _done(self, task: Task) -> bool:
        return report_path(self.out, task).exists()

    def _tell(self, name: str) -> None:
        share = sum(self._settled(task) for task in self.plan.tasks) / len(self.plan.tasks)
        write_json(
            self.out / "progress.json", {"run_id": self.plan.run_id, "at": name, "share": share}
        )
        if self.progress:
            self.progress(name, share)

    def _child(self, tasks: Sequence[Task]) -> bool:
        """Do tasks in one child process; whether it did them all."""
        log = folder(self.out) / "log" / f"{tasks[0].name}.txt"
        log.parent.mkdir(parents=True, exist_ok=True)
        texts = [task.model_dump_json() for task in tasks]
        command = [sys.executable, "-m", "yijian.audit.run.worker", str(self.out), *texts]
        with log.open("wb") as stream:
            child = subprocess.Popen(
                command,
                stdout=stream,
                stderr=stream,
                stdin=subprocess.DEVNULL,
                env={**os.environ, "TZ": "UTC"},
            )
            try:
                self._watch(child, tasks)
            finally:
                child.kill()
                child.wait()
        return child.returncode == 0

    def _watch(self, child: subprocess.Popen[bytes], tasks: Sequence[Task]) -> None:
        """Wait for the child; leave it to be killed when one task outlasts its whole budget."""
        at, since = "", time.monotonic()
        while child.poll() is None:
            now_at = next((task.name for task in tasks if not self._done(task)), "")
            if now_at != at:
                at, since = now_at, time.monotonic()
                self._tell(at)
            rules = len(self.plan.rulebook.rules)
            if time.monotonic() - since > self.plan.budget * (rules + 2) + BUILDING:
                return
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(timeout=0.2)

    def _apart(self, task: Task) -> None:
        """A failed task: its relations alone, then each rule alone; only the offender stops."""
        base = _base(task)
        if not self._done(base) and not self._child([base]):
            log = folder(self.out) / "log" / f"{base.name}.txt"
            last = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
            raise Refused(
                "run.working_set", f"工作集未能建成（{base.name}）：{''.join(last)[:300]}"
            )
        for rule in self.plan.rules_of(task):
            alone = self._alone(task, rule.card.code)
            if not self._done(alone) and not self._child([alone]):
                report = RuleReport(code=rule.card.code, state="stopped", reason="单独运行仍然失败")
                stopped = TaskReport(task=alone.name, rules=[report], coverage=[])
                write_atomic(report_path(self.out, alone), stopped.model_dump_json().encode())

    def _alone(self, task: Task, code: str) -> Task:
        return task.model_copy(update={"name": f"{task.name}.{code}", "only": (code,)})

    def _reports(self, task: Task) -> list[TaskReport]:
        names = [task]
        if not self._done(task):
            names = [
                _base(task),
                *(self._alone(task, r.card.code) for r in self.plan.rules_of(task)),
            ]
        return [
            TaskReport.model_validate_json(report_path(self.out, name).read_bytes())
            for name in names
        ]


def _base(task: Task) -> Task:
    """The part of a split task that runs no rule and leaves what later tasks need."""
    return task.model_copy(update={"name": f"{task.name}.base", "only": WHOLE})
