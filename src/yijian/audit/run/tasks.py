"""Cutting a run into tasks, and doing them in child processes, one after the other."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from yijian.audit.run.plan import Engine, Plan, Task, folder, gathered_relations
from yijian.audit.run.stage import RuleReport, TaskReport
from yijian.audit.run.worker import report_path
from yijian.audit.rulebook.rulebook import Rulebook
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
        for first, last in zip(edges, edges[1:], strict=False)
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

        Raises:
            Refused: the working set itself could not be built; nothing is half-written.
        """
        reports: list[TaskReport] = []
        batches = [[task] for task in self.plan.tasks]
        if self.plan.engine == "spark":
            batches = [list(self.plan.tasks)]
        for position, batch in enumerate(batches):
            self._tell(batch[0].name, position / len(batches))
            todo = [task for task in batch if not report_path(self.out, task).exists()]
            if todo and not self._child(todo):
                for task in todo:
                    self._apart(task)
            for task in batch:
                reports += self._reports(task)
        self._tell("assemble", 1.0)
        return reports

    def _tell(self, name: str, share: float) -> None:
        write_json(
            self.out / "progress.json", {"run_id": self.plan.run_id, "at": name, "share": share}
        )
        if self.progress:
            self.progress(name, share)

    def _child(self, tasks: Sequence[Task]) -> bool:
        log = folder(self.out) / "log" / f"{tasks[0].name}.txt"
        log.parent.mkdir(parents=True, exist_ok=True)
        texts = [task.model_dump_json() for task in tasks]
        command = [sys.executable, "-m", "yijian.audit.run.worker", str(self.out), *texts]
        rules = sum(len(self.plan.rules_of(task)) for task in tasks)
        environment = {**os.environ, "TZ": "UTC"}
        with log.open("wb") as stream:
            try:
                done = subprocess.run(
                    command,
                    stdout=stream,
                    stderr=stream,
                    stdin=subprocess.DEVNULL,
                    env=environment,
                    timeout=self.plan.budget * (rules + 2),
                    check=False,
                )
            except subprocess.TimeoutExpired:
                return False
        return done.returncode == 0

    def _apart(self, task: Task) -> None:
        """A task that failed: its relations alone, then each rule alone; only the offender stops."""
        if report_path(self.out, task).exists():
            return
        base = task.model_copy(update={"name": f"{task.name}.base", "only": ("",)})
        if not report_path(self.out, base).exists() and not self._child([base]):
            log = folder(self.out) / "log" / f"{base.name}.txt"
            last = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
            raise Refused(
                "run.working_set", f"工作集未能建成（{base.name}）：{''.join(last)[:300]}"
            )
        for rule in self.plan.rules_of(task):
            alone = self._alone(task, rule.card.code)
            if not report_path(self.out, alone).exists() and not self._child([alone]):
                report = RuleReport(code=rule.card.code, state="stopped", reason="单独运行仍然失败")
                stopped = TaskReport(task=alone.name, rules=[report], coverage=[])
                write_atomic(report_path(self.out, alone), stopped.model_dump_json().encode())

    def _alone(self, task: Task, code: str) -> Task:
        return task.model_copy(update={"name": f"{task.name}.{code}", "only": (code,)})

    def _reports(self, task: Task) -> list[TaskReport]:
        base = task.model_copy(update={"name": f"{task.name}.base"})
        names = [task]
        if not report_path(self.out, task).exists():
            names = [base, *(self._alone(task, r.card.code) for r in self.plan.rules_of(task))]
        return [
            TaskReport.model_validate_json(report_path(self.out, name).read_bytes())
            for name in names
        ]
