"""The child process: one task, one report, a sentence when it cannot."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import duckdb
import pytest

from tests.audit.run.test_plan import LINES, PERSONS, plan
from tests.audit.small_lake import known
from yijian.audit.backends.duckdb import DuckDBSession
from yijian.audit.backends.session import OverBudget, R, T
from yijian.audit.coded import columns as coded
from yijian.audit.run.hits import rows_of
from yijian.audit.run.plan import LakeTable, Plan, RuleText, folder
from yijian.audit.run.stage import TaskReport
from yijian.audit.run.worker import (
    PARENT,
    claimed_by,
    do_task,
    main,
    open_session,
    report_path,
)
from yijian.claims.lake import Lake
from yijian.claims.schema import tables
from yijian.kernel.files import exclusive_lock, write_atomic


@pytest.fixture
def out(small_lake: Path, tmp_path: Path) -> Path:
    """A run's folder with the plan of one rule over the small lake."""
    snapshot = Lake(small_lake).snapshot()
    knowledge = known(tmp_path / "knowledge")
    held = {
        name: LakeTable(
            files=tuple(map(str, snapshot.files(name))),
            superseded=tuple(map(str, snapshot.superseded(name))),
        )
        for name in tables()
    }
    planned = plan(
        lake=str(small_lake), tables=held, lines=6, memory="1GB",
        knowledge={kind: str(path) for kind, path in knowledge.paths.items()},
        rules=(RuleText(path=LINES.path, text=LINES.text),),
    )  # fmt: skip
    write_atomic(folder(tmp_path) / "plan.json", planned.model_dump_json().encode())
    return tmp_path


def test_a_report_means_done(out: Path) -> None:
    assert report_path(out, PERSONS) == out / ".run" / "done" / "person-000.json"
    assert not report_path(out, PERSONS).exists()
    assert main([str(out), "1", PERSONS.model_dump_json()]) == 0
    report = TaskReport.model_validate_json(report_path(out, PERSONS).read_bytes())
    assert [(r.state, r.rows) for r in report.rules] == [("done", 5)]
    assert sum(n for *_, n in report.coverage) == 6


def test_a_task_that_another_process_is_at_is_left_to_it(out: Path) -> None:
    text = PERSONS.model_dump_json()
    with exclusive_lock(folder(out) / "claimed" / PERSONS.name, "taken"):
        assert main([str(out), "2", text]) == 0
    assert not report_path(out, PERSONS).exists()
    assert main([str(out), "2", text]) == 0
    assert report_path(out, PERSONS).exists()
    assert claimed_by(out, PERSONS) == os.getpid()
    made = report_path(out, PERSONS).stat().st_mtime_ns
    assert main([str(out), "2", text]) == 0
    assert report_path(out, PERSONS).stat().st_mtime_ns == made


def test_a_child_whose_parent_is_gone_does_nothing(out: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    done = subprocess.run(
        [sys.executable, "-m", "yijian.audit.run.worker", str(out), "1", PERSONS.model_dump_json()],
        env={**os.environ, PARENT: str(gone.pid)},
        check=False,
    )
    assert done.returncode == 1
    assert not report_path(out, PERSONS).exists()


def test_processes_share_memory_and_threads(out: Path) -> None:
    planned = plan(memory="6GB", threads=2)
    asked = "SELECT current_setting('threads'), current_setting('memory_limit')"
    found = []
    for count in (1, 2):
        session = open_session(planned, PERSONS, out, count=count)
        found.append(session.rows(asked)[0])
        session.close()
    assert found == [(2, "5.5 GiB"), (1, "2.7 GiB")]


def test_the_session_reaches_lake_knowledge_and_run_only(out: Path, small_lake: Path) -> None:
    planned = plan(lake=str(small_lake), knowledge={})
    session = open_session(planned, PERSONS, out)
    (out / "outside.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(duckdb.PermissionException):
        session.rows(f"SELECT * FROM read_csv('{out}/outside.csv')")
    assert session.write("SELECT 1 AS a", folder(out) / "x.parquet") == 1
    session.close()


class Crowded(DuckDBSession):
    """A session whose memory is taken by others whenever rules are judged beside each other."""

    crowded = False
    offends = False

    def each(self, work: Callable[[T], R], items: Sequence[T]) -> Iterable[R]:
        """Judge with the memory gone."""
        self.crowded = True
        done = list(super().each(work, items))
        self.crowded = False
        return done

    def write(self, sql: str, path: Path, budget: float | None = None, name: str = "") -> int:
        """No hits can be written meanwhile, or ever, where the rule itself takes the memory."""
        if path.parent.parent.name == "hits" and (self.crowded or self.offends):
            raise OverBudget("内存超出上限")
        return super().write(sql, path, budget, name)


@pytest.mark.parametrize(("offends", "state"), [(False, "done"), (True, "stopped")])
def test_only_the_offender_is_stopped(
    out: Path, small_lake: Path, offends: bool, state: str
) -> None:
    planned = Plan.model_validate_json((folder(out) / "plan.json").read_bytes())
    known_at = {Path(path).parent for path in planned.knowledge.values()}
    session = Crowded([small_lake, folder(out), *known_at], out / "scratch", "1GB", 2)
    session.offends = offends
    do_task(planned, PERSONS, out, session)
    session.close()
    report = TaskReport.model_validate_json(report_path(out, PERSONS).read_bytes())
    assert [rule.state for rule in report.rules] == [state]


def test_a_value_that_was_not_expected_keeps_the_texts(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    complete = coded.domains

    def short(found: Iterable[tuple[str, Sequence[str]]]) -> dict[str, list[str]]:
        return {**complete(found), "hilist_code": ["another"], "item_kind": ["another"]}

    monkeypatch.setattr(coded, "domains", short)
    planned = Plan.model_validate_json((folder(out) / "plan.json").read_bytes())
    session = open_session(planned, PERSONS, out)
    do_task(planned, PERSONS, out, session)
    kinds = {row[0]: row[1] for row in session.rows("DESCRIBE line")}
    session.close()
    assert kinds["hilist_code"] == "VARCHAR"
    report = TaskReport.model_validate_json(report_path(out, PERSONS).read_bytes())
    assert [(r.state, r.rows) for r in report.rules] == [("done", 5)]


def test_without_its_work_done_there_is_no_report(out: Path) -> None:
    broken = plan(tables={"fee_list_d": LakeTable(files=("/nothing/x.parquet",))})
    session = open_session(broken, PERSONS, out)
    with pytest.raises(duckdb.Error):
        do_task(broken, PERSONS, out, session)
    session.close()
    assert not report_path(out, PERSONS).exists()


def test_a_rule_judged_before_a_kill_is_not_judged_again(out: Path) -> None:
    text = PERSONS.model_dump_json()
    assert main([str(out), "1", text]) == 0
    report = report_path(out, PERSONS)
    first = TaskReport.model_validate_json(report.read_bytes()).rules
    hits = next((folder(out) / "hits").rglob("*.parquet"))
    whole, made = hits.read_bytes(), hits.stat().st_mtime_ns
    report.unlink()  # as if killed after the last rule
    assert main([str(out), "1", text]) == 0
    assert hits.stat().st_mtime_ns == made
    assert TaskReport.model_validate_json(report.read_bytes()).rules == first
    report.unlink()
    hits.write_bytes(whole[: len(whole) // 2])  # as a power cut leaves it
    assert main([str(out), "1", text]) == 0
    assert hits.stat().st_mtime_ns != made
    assert rows_of(hits) == 5
