"""A run that adds to an earlier one finds what a full run finds, and does only what it must."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.audit import small_rules as rules
from tests.audit.small_lake import HEAD, MADE_AT, Claims, canonical, known, rule
from yijian.audit.rulebook.rulebook import load_rulebook, parse_rulebook
from yijian.audit.run import reuse, tasks
from yijian.audit.run.reuse import MOST_LINES_PER_TASK, reusable, same_cut
from yijian.audit.run.stage import TaskReport
from yijian.audit.run.start import RunRequest, plan_of, run_audit
from yijian.claims.intake import import_paths
from yijian.claims.lake import Lake
from yijian.kernel.dates import DateRange
from yijian.kernel.errors import Refused

FILES = ("findings", "finding_lines", "coverage", "coverage_by_area", "quality")
CODES = (
    "drug_institution_level",
    "price_ceiling",
    "duplicate_charge",
    "frequent_outpatient",
    "split_admission",
    "drug_share",
    "code_sold_twice",
)
EVERY_LINE = rule(f"{HEAD} FROM line", rules.FIRST)
BOOK = parse_rulebook([EVERY_LINE, *(it.rule for it in load_rulebook().only(CODES))])
"""Beside rules of every kind of plan one that finds every line: nothing may be lost or doubled."""
PERSONS = 24


def first_batch() -> Claims:
    """Persons with a claim each, one of them twice on a day, and one register."""
    claims = Claims()
    claims.hospital()
    claims.hospital("H62010200009", level="09")
    for number in range(PERSONS):
        claims.simple(f"p{number}", pric=100 + number, updt_time="2026-03-05 00:00:00")
    claims.simple("p0x", psn_no="p0", mdtrt_id="p0x")
    return claims


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake, and beside it a kept run over its first batch, cut into several tasks."""
    folder = tmp_path_factory.mktemp("kept")
    lake = first_batch().lake(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tasks, "LINES_PER_TASK", 7)
        run_audit(request(lake, folder / "one", keep=True))
    return folder


@pytest.fixture
def lake(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The lake as it was, to which a test may add."""
    monkeypatch.setattr(tasks, "LINES_PER_TASK", 7)
    backup = shutil.copytree(kept / "lake", tmp_path / "backup")
    yield kept / "lake"
    shutil.rmtree(kept / "lake")
    backup.rename(kept / "lake")


def add(lake: Path, claims: Claims, folder: Path) -> None:
    """Import one more batch."""
    report = import_paths(Lake(lake), [claims.write(folder)], made_at=MADE_AT).as_json()
    assert not any(table["rejected"] for table in report["tables"].values())


def request(lake: Path, out: Path, **said: Any) -> RunRequest:
    """A run of some rules of every kind of plan."""
    asked = RunRequest(
        lake=lake, jurisdiction="lanzhou", out=out, rulebook=BOOK,
        knowledge=known(out.with_name("knowledge")), memory="1GB",
    )  # fmt: skip
    return replace(asked, **said)


def rows(out: Path) -> dict[str, Any]:
    """All that a run wrote."""
    return {name: canonical(out / f"{name}.parquet") for name in FILES}


def test_new_batches_and_corrections(lake: Path, tmp_path: Path) -> None:
    second = Claims()
    second.simple("p1y", psn_no="p1", mdtrt_id="p1y", hilist_code="XA1")
    late = {"updt_time": "2026-04-01 00:00:00", "cnt": 3}
    second.line(setl_id="p2", mdtrt_id="p2", psn_no="p2", pric=102, **late)
    add(lake, second, tmp_path / "second")
    whole = run_audit(request(lake, tmp_path / "whole"))
    one = lake.parent / "one"
    added = run_audit(request(lake, tmp_path / "added", since=one, keep=True))
    assert rows(tmp_path / "added") == rows(tmp_path / "whole")
    assert added["findings"] == PERSONS + 2
    assert added["rules"] == whole["rules"]
    assert whole["reused"] is None
    done = added["reused"]
    assert 0 < done["tasks"] < done["of"]
    assert done["why"] == "其余各段的人有新的或作废的记录"
    before = reuse.earlier_plan(tmp_path / "added")
    found = reusable(plan_of(request(lake, tmp_path / "again")), before)
    assert (len(found.tasks), found.why) == (done["of"], "")
    assert not (tmp_path / "whole" / reuse.KEPT).exists()


def test_nothing_is_taken_over_when_a_register_changed(lake: Path, tmp_path: Path) -> None:
    before = reuse.earlier_plan(lake.parent / "one")
    more = Claims()
    more.hospital("H62010200003")
    add(lake, more, tmp_path / "more")
    found = reusable(plan_of(request(lake, tmp_path / "run")), before)
    assert found == reuse.Reuse((), "fixmedins_b 变了，每一段都要读它")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"dates": DateRange(None, MADE_AT.date())}, "截止日变了"),
        ({"rulebook": BOOK.only(CODES)}, "规则变了"),
        ({"jurisdiction": "gansu"}, "统筹区变了"),
    ],
    ids=["dates", "rules", "jurisdiction"],
)
def test_another_question_is_answered_in_full(
    lake: Path, tmp_path: Path, other: dict[str, Any], why: str
) -> None:
    before = reuse.earlier_plan(lake.parent / "one")
    plan = plan_of(request(lake, tmp_path / "run", **other))
    assert reusable(plan, before) == reuse.Reuse((), why)


def test_another_working_set_is_another_answer(lake: Path, tmp_path: Path) -> None:
    before = reuse.earlier_plan(lake.parent / "one")
    plan = plan_of(request(lake, tmp_path / "run"))
    assert reusable(plan, before).why == ""
    older = before.model_copy(update={"relations_digest": "older"})
    assert reusable(plan, older) == reuse.Reuse((), "软件的工作集变了")


def test_a_task_with_a_stopped_rule_is_done_again(lake: Path, tmp_path: Path) -> None:
    earlier = shutil.copytree(lake.parent / "one", tmp_path / "one")
    before = reuse.earlier_plan(earlier)
    found = reusable(plan_of(request(lake, tmp_path / "run")), before)
    report = earlier / reuse.KEPT / "done" / f"{found.tasks[0]}.json"
    done = TaskReport.model_validate_json(report.read_bytes())
    done.rules[0].state = "stopped"
    report.write_text(done.model_dump_json(), encoding="utf-8")
    assert reuse.take_over(found, earlier, tmp_path / "run") == len(found.tasks) - 1
    assert not (tmp_path / "run" / ".run" / "done" / report.name).exists()


def test_a_run_that_was_not_kept(lake: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="--keep") as refusal:
        run_audit(request(lake, tmp_path / "added", since=tmp_path / "nothing"))
    assert refusal.value.code == "run.not_kept"
    assert not (tmp_path / "added" / ".run").exists()


def test_a_cut_that_has_become_too_coarse(lake: Path, tmp_path: Path) -> None:
    before = plan_of(request(lake, tmp_path / "one"))
    persons = sum(task.phase == "person" for task in before.tasks)
    for lines, kept in ((persons * MOST_LINES_PER_TASK, True), (10**9, False)):
        grown = before.model_copy(update={"lines": lines, "tasks": before.tasks[:1]})
        assert (same_cut(grown, before).tasks == before.tasks) is kept
