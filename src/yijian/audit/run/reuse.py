"""What a run takes over from an earlier one, to whose lake new batches only added.

A task of the person phase reads the rows of its own persons and some tables whole. When neither
changed since the earlier run, nor rules, knowledge, law or dates, its answer is the earlier one,
and its files are linked instead of made. The gathered tasks are always done anew.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from yijian.audit.run.columns import built_by, is_cut, sources
from yijian.audit.run.plan import LakeTable, Plan, Task, folder
from yijian.audit.run.stage import TaskReport
from yijian.audit.sql import tree
from yijian.claims.reading.buckets import touched_buckets
from yijian.kernel.errors import Refused

KEPT = ".kept"
"""Where a run that may be added to leaves what its tasks made."""

MOST_LINES_PER_TASK = 3_000_000
"""The cut of the earlier run is kept while a task has no more lines than this, on average."""

_BY_TASK = ("hits", "units", "lines", "quality")
_WORDS = {
    "engine": "引擎",
    "jurisdiction": "统筹区",
    "lake": "数据湖",
    "rules": "规则",
    "knowledge_digest": "知识",
    "law_digest": "法律参数",
    "relations_digest": "软件的工作集",
    "date_from": "起始日",
    "date_to": "截止日",
    "first_date": "数据的第一天",
}


@dataclass(frozen=True)
class Reuse:
    """How many tasks of the person phase need not be done, and why not more."""

    tasks: tuple[str, ...] = ()
    why: str = ""


def keep(out: Path) -> None:
    """Leave what the tasks of a finished run made, for a later run that adds to it."""
    home, kept = folder(out), out / KEPT
    for name in ("scratch", "judged", "log"):
        shutil.rmtree(home / name, ignore_errors=True)
    home.replace(kept)


def earlier_plan(earlier: Path) -> Plan:
    """The plan of a finished run that was kept.

    Raises:
        Refused: it was not kept.
    """
    path = earlier / KEPT / "plan.json"
    if not path.exists() or not (earlier / "run.json").exists():
        raise Refused(
            "run.not_kept",
            f"{earlier} 没有留下可以接着算的中间结果；运行时加 --keep 才会留下，这次请不加 --since",
        )
    return Plan.model_validate_json(path.read_bytes())


def same_cut(plan: Plan, before: Plan) -> Plan:
    """The plan with the tasks of the earlier one, as long as they are not too large for it."""
    persons = sum(task.phase == "person" for task in before.tasks)
    if plan.lines > persons * MOST_LINES_PER_TASK or plan.rules != before.rules:
        return plan
    return plan.model_copy(update={"tasks": before.tasks})


def reusable(plan: Plan, before: Plan) -> Reuse:
    """The tasks of ``plan`` whose answers are those of the earlier run."""
    for name, title in _WORDS.items():
        if getattr(plan, name) != getattr(before, name):
            return Reuse(why=f"{title}变了")
    mine = [task for task in plan.tasks if task.phase == "person"]
    if mine != [task for task in before.tasks if task.phase == "person"]:
        return Reuse(why="数据量变了，人员要重新分段")
    touched: set[int] = set()
    for name in sorted(sources(built_by(plan, mine[0]), tree.LAKE)):
        was, now = before.tables.get(name, LakeTable(files=())), plan.tables[name]
        if was == now:
            continue
        if not is_cut(name):
            return Reuse(why=f"{name} 变了，每一段都要读它")
        if set(was.files) - set(now.files) or set(was.superseded) - set(now.superseded):
            return Reuse(why=f"{name} 的旧文件换过了")
        added = [file for file in now.files if file not in was.files]
        gone = [file for file in now.superseded if file not in was.superseded]
        touched |= touched_buckets(was.files, added, gone)
    same = tuple(task.name for task in mine if not touched & _buckets(task))
    return Reuse(same, "" if len(same) == len(mine) else "其余各段的人有新的或作废的记录")


def take_over(reuse: Reuse, earlier: Path, out: Path) -> int:
    """Link the answers of the reusable tasks; the report of a task comes last. How many."""
    old, new = earlier / KEPT, folder(out)
    taken = 0
    for task in reuse.tasks:
        report = old / "done" / f"{task}.json"
        if not _sound(report):
            continue
        for kind in _BY_TASK:
            _link(old / kind / task, new / kind / task)
        for part in (old / "parts").glob(f"*/{task}.parquet"):
            _link(part, new / "parts" / part.parent.name / part.name)
        _link(report, new / "done" / report.name)
        taken += 1
    return taken


def _sound(report: Path) -> bool:
    """Was the task done whole, and was no rule stopped that might end another time?"""
    if not report.exists():
        return False
    done = TaskReport.model_validate_json(report.read_bytes())
    return all(rule.state != "stopped" for rule in done.rules)


def _buckets(task: Task) -> set[int]:
    first, last = task.buckets or (0, -1)
    return set(range(first, last + 1))


def _link(source: Path, target: Path) -> None:
    """Give a file, or every file of a folder, a second name; a copy where that cannot be."""
    if source.is_dir():
        for inner in source.iterdir():
            _link(inner, target / inner.name)
        return
    if not source.exists() or target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        beside = target.with_name(f".{target.name}.tmp")
        shutil.copyfile(source, beside)
        beside.replace(target)
