"""Starting a run: refusals, the same run given back, and names that last."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.audit import small_rules as rules
from tests.audit.small_lake import HEAD, Claims, Ran, book, canonical, echo, rule, run
from yijian.audit.run import tasks
from yijian.audit.run.start import RunRequest, run_audit
from yijian.claims.lake import Lake
from yijian.kernel.errors import Refused, UsageError
from yijian.kernel.identifiers import sha256_hex
from yijian.law import Law, additions
from yijian.law.models import DatedValue, Parameter

ALL = rule(f"{HEAD} FROM line", rules.FIRST)
FILES = ("findings", "finding_lines", "coverage", "quality")


def request(lake: Path, out: Path) -> RunRequest:
    """A run with the knowledge of the lake, as the command line asks for it."""
    return RunRequest(lake, "national", out, book(ALL), memory="1GB")


@pytest.fixture(scope="module")
def first(small_lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A finished run."""
    out = tmp_path_factory.mktemp("first") / "run"
    return Ran(run_audit(request(small_lake, out)), out)


def test_the_same_run_is_given_back(first: Ran, small_lake: Path) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in first.out.iterdir()}
    again = run_audit(request(small_lake, first.out))
    assert again == json.loads((first.out / "run.json").read_text(encoding="utf-8"))
    assert again["run_id"] == first.summary["run_id"]
    after = {path.name: path.stat().st_mtime_ns for path in first.out.iterdir()}
    assert after == before


def test_the_same_run_elsewhere_keeps_every_name(
    first: Ran, small_lake: Path, tmp_path: Path
) -> None:
    again = run_audit(request(small_lake, tmp_path / "run"))
    assert again["run_id"] == first.summary["run_id"]
    for name in FILES:
        ours, theirs = first.out / f"{name}.parquet", tmp_path / "run" / f"{name}.parquet"
        assert canonical(ours) == canonical(theirs)


def test_another_run_in_the_same_folder_is_refused(first: Ran, small_lake: Path) -> None:
    before = (first.out / "run.json").read_bytes()
    with pytest.raises(Refused, match="已有另一次运行") as refusal:
        run(small_lake, first.out, echo("cnt"))
    assert refusal.value.code == "run.other"
    assert first.summary["run_id"] in refusal.value.message
    assert (first.out / "run.json").read_bytes() == before


def test_the_same_run_with_given_knowledge_is_given_back(judged: Ran, small_lake: Path) -> None:
    again = run(small_lake, judged.out, *rules.rules())
    assert again.summary["run_id"] == judged.summary["run_id"]


def test_a_refused_run_leaves_nothing(small_lake: Path, first: Ran, tmp_path: Path) -> None:
    shutil.copytree(first.out, tmp_path / "run")
    other = RunRequest(small_lake, "lanzhou", tmp_path / "run", book(ALL))
    with pytest.raises(Refused):
        run_audit(other)
    assert not (tmp_path / "run" / ".run").exists()


def test_an_unfinished_run_of_another_kind_is_refused(
    small_lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(_self: tasks.Tasks) -> list[object]:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(tasks.Tasks, "run", dies)
        with pytest.raises(KeyboardInterrupt):
            run_audit(request(small_lake, tmp_path / "run"))
    with pytest.raises(Refused, match="未完成的运行") as refusal:
        run(small_lake, tmp_path / "run", echo("cnt"))
    assert refusal.value.code == "run.unfinished"
    assert "--out" in refusal.value.message
    assert run_audit(request(small_lake, tmp_path / "run"))["findings"] == 5


def test_where_there_is_no_lake(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        run(tmp_path / "nothing", tmp_path / "run", ALL)


def test_a_lake_without_lines_is_refused(tmp_path: Path) -> None:
    Lake(tmp_path / "lake").create()
    with pytest.raises(UsageError, match="没有费用明细") as refusal:
        run(tmp_path / "lake", tmp_path / "run", ALL)
    assert refusal.value.code == "run.empty_lake"
    assert "yijian lake import" in refusal.value.message


def test_a_run_obeys_what_an_office_added_to_the_law(
    judged: Ran, small_lake: Path, tmp_path: Path
) -> None:
    near = rule(
        f"{HEAD} FROM line WHERE line.setl_id = 'l1'", rules.NEAR,
        needs=f"[history({rules.GAP})]", law=f"[{rules.GAP}]",
    )  # fmt: skip
    shipped = Law.load().value(rules.GAP, "national", date(2026, 3, 1))
    added = DatedValue(
        value=0, unit="day", since=date(2026, 3, 1), origin="ours", reason="试。",
        confidence="medium", checked_on=date(2026, 3, 1), decided="1号",
    )  # fmt: skip
    parameter = Parameter(name=rules.GAP, title=shipped.title, values=(added,))
    folder = additions.write(tmp_path / "law", [("national", parameter)], [])
    ran = run(small_lake, tmp_path / "run", near, additions=folder)
    digest = sha256_hex(Law.load(additions=folder).digest + rules.GAP, 32)
    assert ran.summary["law_digest"] == digest != judged.summary["law_digest"]
    before, after = judged.rule(rules.NEAR), ran.rule(rules.NEAR)
    assert before["hit"] == after["hit"] == 1
    assert before["cannot_assess"] > after["cannot_assess"]


def test_an_unknown_jurisdiction_is_refused(small_lake: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="atlantis"):
        run_audit(RunRequest(small_lake, "atlantis", tmp_path / "run", book(ALL)))


def test_one_line_and_nothing_else_is_enough(tmp_path: Path) -> None:
    claims = Claims()
    claims.line()
    ran = run(claims.lake(tmp_path), tmp_path / "run", echo("fund_amount", "hosp_lv"))
    assert ran.shown()["S1", "1"]["fund_amount"] is None
    assert ran.summary["quality"] == {"QF108": 1}
