"""Cutting a run into tasks, and doing them in child processes, one after the other."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from yijian.audit.rulebook.rulebook import Rulebook
from yijian.audit.run.children import Children, abreast
from yijian.audit.run.plan import WHOLE, Engine, Plan, Task, folder, gathered_relations
from yijian.audit.run.stage import RuleReport, TaskReport
from yijian.audit.run.worker import report_path
from yijian.audit.working_set.relations import BUCKETS, relations
from yijian.kernel.errors import Refused
from yijian.kernel.files import write_atomic, write_json

LINES_PER_TASK = 2_500_000
"""Fee lines that one task holds in memory at a time."""

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

    def run(self) -> list[TaskReport]:
        """Do every task that is not done and give all reports.

        Some children do task after task. When one dies, the task it was at is done apart, and new
        children go on with the rest. What is gathered waits for what the persons leave behind.

        Raises:
            Refused: the working set itself could not be built; nothing is half-written.
        """
        for task in self.plan.tasks:
            self._take_up(task)
        for tasks in self._batches():
            waiting = [task for task in tasks if not self._settled(task)]
            while waiting:
                children = self._children(waiting)
                waiting = [task for task in waiting if not self._settled(task)]
                for task in children.at_fault(waiting) or waiting[:1]:
                    self._apart(task)
                waiting = [task for task in waiting if not self._settled(task)]
        self._tell("assemble")
        return [report for task in self.plan.tasks for report in self._reports(task)]

    def _batches(self) -> list[Sequence[Task]]:
        """Tasks that may be done abreast; one process after another keeps the order anyway."""
        if abreast(self.plan, len(self.plan.tasks)) == 1:
            return [self.plan.tasks]
        return [[t for t in self.plan.tasks if t.phase == it] for it in ("person", "gathered")]

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

    def _children(self, tasks: Sequence[Task]) -> Children:
        """Do tasks in child processes, and tell on the way which is the first that is not done."""
        children, at = Children(self.plan, self.out), ""

        def told() -> None:
            nonlocal at
            first = next((task.name for task in tasks if not self._done(task)), "")
            if first != at:
                at = first
                self._tell(at)

        children.do(tasks, told)
        return children

    def _apart(self, task: Task) -> None:
        """A failed task: its relations alone, then each rule alone; only the offender stops."""
        base = _base(task)
        self._forget(task)
        if not self._did(base):
            log = Children(self.plan, self.out).log([base])
            last = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
            raise Refused(
                "run.working_set", f"工作集未能建成（{base.name}）：{''.join(last)[:300]}"
            )
        for rule in self.plan.rules_of(task):
            alone = self._alone(task, rule.card.code)
            if not self._did(alone):
                self._forget(alone)
                report = RuleReport(code=rule.card.code, state="stopped", reason="单独运行仍然失败")
                stopped = TaskReport(task=alone.name, rules=[report], coverage=[])
                write_atomic(report_path(self.out, alone), stopped.model_dump_json().encode())

    def _take_up(self, task: Task) -> None:
        """A task that a run was doing apart when it was killed: what is begun so is ended so."""
        if self._settled(task):
            return
        if self._done(_base(task)):
            self._apart(task)
        else:
            self._forget(_base(task))

    def _forget(self, task: Task) -> None:
        """Take away what a task left that did not end: it may be half written, or counted twice."""
        home = folder(self.out)
        left = [home / kind / task.name for kind in ("hits", "units", "lines", "quality", "judged")]
        for path in (*left, *home.glob(f"parts/*/{task.name}.parquet")):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def _did(self, task: Task) -> bool:
        """Is the task done, or now done in a child of its own?"""
        if not self._done(task):
            self._children([task])
        return self._done(task)

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
