"""Cutting a run into tasks: every person bucket once, gathered relations after."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.audit.run.test_plan import PERSONS, plan
from tests.audit.small_lake import Ran, canonical, echo, run
from tests.audit.small_rules import TWICE, rules
from yijian.audit.rulebook.rulebook import load_rulebook
from yijian.audit.run import tasks
from yijian.audit.run.children import Children
from yijian.audit.run.plan import Task
from yijian.audit.run.stage import TaskReport
from yijian.audit.run.tasks import Tasks, cut
from yijian.audit.run.worker import report_path
from yijian.audit.working_set.relations import BUCKETS
from yijian.kernel.files import write_atomic

BOOK = load_rulebook()


@given(st.integers(1, 2_000_000_000))
def test_every_bucket_is_in_one_task(lines: int) -> None:
    edges = [task.buckets for task in cut(BOOK, lines, "duckdb") if task.buckets]
    covered = [bucket for first, last in edges for bucket in range(first, last + 1)]
    assert covered == list(range(BUCKETS))
    assert len(edges) == min(BUCKETS, math.ceil(lines / tasks.LINES_PER_TASK))


@given(st.integers(1, 2_000_000_000))
def test_gathered_relations_come_last_and_whole(lines: int) -> None:
    plan_of = cut(BOOK, lines, "duckdb")
    phases = [task.phase for task in plan_of]
    assert phases == sorted(phases, reverse=True)
    slices: dict[str, list[tuple[int, int]]] = {}
    for task in plan_of:
        if task.relation:
            slices.setdefault(task.relation, []).append(task.slice)
    for found in slices.values():
        assert found == [(place, len(found)) for place in range(len(found))]
    assert len({task.name for task in plan_of}) == len(plan_of)


def test_spark_spreads_the_work_itself() -> None:
    names = [task.name for task in cut(BOOK, 2_000_000_000, "spark")]
    assert names[0] == "person-000"
    assert len(names) == len(set(names)) == 1 + len({n.split("-")[0] for n in names[1:]})


def test_what_is_done_is_not_done_again(tmp_path: Path) -> None:
    only = plan(tasks=(PERSONS,))
    path = report_path(tmp_path, PERSONS)
    done = TaskReport(task=PERSONS.name, rules=[], coverage=[("R", None, "judged", 3)])
    write_atomic(path, done.model_dump_json().encode())
    told: list[tuple[str, float]] = []
    assert Tasks(only, tmp_path, lambda name, share: told.append((name, share))).run() == [done]
    assert told == [("assemble", 1.0)]


def test_what_a_broken_task_left_is_not_counted_beside_what_is_done_apart(
    small_lake: Path, judged: Ran, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It died after it had written everything but its report; its half-written part is there."""
    out = tmp_path / "run"
    home, name = out / ".run", PERSONS.name
    do, dead = Children.do, set[str]()

    def dies(self: Children, todo: Sequence[Task], told: Callable[[], None]) -> None:
        do(self, todo, told)
        if report_path(out, PERSONS).exists() and not dead:
            dead.add(name)
            report_path(out, PERSONS).unlink()
            for path in home.glob("done/*"):
                path.unlink()
            next(home.glob(f"parts/*/{name}.parquet")).write_bytes(b"PAR")

    monkeypatch.setattr(Children, "do", dies)
    ran = run(small_lake, out, *rules())
    assert dead
    for file in ("findings", "finding_lines", "coverage", "quality"):
        assert canonical(out / f"{file}.parquet") == canonical(judged.out / f"{file}.parquet")
    assert len(ran.rows("findings")) == len(judged.rows("findings"))


@pytest.mark.parametrize("reached", ["the base, half written", "the first rule"])
def test_a_run_killed_while_it_did_a_task_apart_goes_on_so(
    small_lake: Path, judged: Ran, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reached: str
) -> None:
    """Done whole beside what is there of it, its hits would count twice."""
    out = tmp_path / "run"
    do, seen = Children.do, list[str]()

    def breaks_and_is_killed(
        self: Children, todo: Sequence[Task], told: Callable[[], None]
    ) -> None:
        seen.append(todo[0].name)
        if len(seen) == 1:
            return  # the child died at once
        do(self, todo, told)
        if reached == "the first rule" and len(seen) == 2:
            return
        if len(seen) == 2:
            report_path(out, todo[0]).unlink()
            next(out.glob(f".run/parts/*/{todo[0].name}.parquet")).write_bytes(b"PAR")
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Children, "do", breaks_and_is_killed)
        with pytest.raises(KeyboardInterrupt):
            run(small_lake, out, *rules())
    assert seen[:2] == [PERSONS.name, f"{PERSONS.name}.base"]
    run(small_lake, out, *rules())
    for file in ("findings", "finding_lines", "coverage", "quality"):
        assert canonical(out / f"{file}.parquet") == canonical(judged.out / f"{file}.parquet")


@pytest.mark.parametrize("memory", ["1GB", "8GB"], ids=["one child", "two children"])
def test_many_tasks_find_what_one_task_finds(
    small_lake: Path, judged: Ran, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, memory: str
) -> None:
    monkeypatch.setattr(tasks, "LINES_PER_TASK", 2)
    sound = [r for r in rules() if r.card.code != TWICE]
    also = echo("cnt", code="YJ00000000000099")
    ran = run(small_lake, tmp_path / "run", *sound, also, memory=memory)
    ours = {r["finding_id"]: r for r in ran.rows("findings") if r["rule_code"][-2:] != "99"}
    whole = {r["finding_id"]: r for r in judged.rows("findings")}
    assert ours.keys() == whole.keys()
    for key, row in ours.items():
        same = ("fund_amount", "counted_fund_amount", "occurred_from", "evidence", "admdvs")
        assert {k: row[k] for k in same} == {k: whole[key][k] for k in same}
    codes = {r.card.code for r in sound}
    coverage = [r for r in judged.rows("coverage") if r["rule_code"] in codes]
    assert [r for r in ran.rows("coverage") if r["rule_code"] in codes] == coverage
