"""The frozen plan: what names a run, and which rules a task runs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.audit.small_lake import HEAD, rule
from yijian.audit.run.plan import LakeTable, Plan, RuleText, Task, folder, gathered_relations

STOCK = """SELECT stock.fixmedins_code, stock.hilist_code, stock.begndate, NULL AS setl_id,
    NULL AS bkkp_sn, '违规' AS role, stock.claimed_fee AS fee_amount,
    stock.claimed_fund AS fund_amount FROM stock"""
LINES = rule(f"{HEAD} FROM line", "YJ00000000000001")
KNOWS = rule(
    f"{HEAD} FROM line", "YJ00000000000002", needs="[knowledge.drug_sex]", knowledge="[drug_sex]"
)
STOCKS = rule(
    STOCK, "YJ00000000000003", grain="stock", scope="stock.closing IS NOT NULL",
    anchor="[fixmedins_code, hilist_code, begndate]",
)  # fmt: skip
PERSONS = Task(name="person-000", phase="person", buckets=(0, 255))


def plan(**changes: Any) -> Plan:
    """A plan of three rules over a lake of no files."""
    given: dict[str, Any] = {
        "engine": "duckdb", "jurisdiction": "national", "lake": "/lake", "lake_version": 1,
        "lake_digest": "a", "lines": 10, "first_date": date(2026, 1, 1),
        "last_date": date(2026, 2, 1), "tables": {"setl_d": LakeTable(files=("x.parquet",))},
        "knowledge": {}, "knowledge_rows": {}, "knowledge_digest": "k", "law": {},
        "law_digest": "l", "tasks": (PERSONS,),
        "rules": tuple(RuleText(path=r.path, text=r.text) for r in (LINES, KNOWS, STOCKS)),
    }  # fmt: skip
    return Plan(**(given | changes))


@pytest.mark.parametrize(
    "change",
    [
        {"engine": "spark"}, {"jurisdiction": "lanzhou"}, {"lake_digest": "b"},
        {"knowledge_digest": "x"}, {"law_digest": "x"}, {"date_from": date(2026, 1, 1)},
        {"date_to": date(2026, 1, 1)}, {"rules": (RuleText(path=LINES.path, text=LINES.text),)},
    ],
)  # fmt: skip
def test_what_decides_the_findings_names_the_run(change: dict[str, Any]) -> None:
    assert plan().run_id == plan().run_id
    assert plan(**change).run_id != plan().run_id


@pytest.mark.parametrize(
    "change", [{"lake": "/other"}, {"threads": 8}, {"memory": "1GB"}, {"budget": 1.0}]
)
def test_what_only_decides_how_does_not(change: dict[str, Any]) -> None:
    assert plan(**change).run_id == plan().run_id


def test_one_day_from_and_to_are_two_runs() -> None:
    day = date(2026, 1, 1)
    assert plan(date_from=day).run_id != plan(date_to=day).run_id


def test_a_plan_survives_the_way_through_its_file() -> None:
    again = Plan.model_validate_json(plan().model_dump_json())
    assert again == plan()
    assert [r.card.code for r in again.rulebook] == [r.card.code for r in plan().rulebook]


def test_a_task_runs_the_rules_of_its_phase() -> None:
    def codes(task: Task) -> list[str]:
        return [r.card.code[-1] for r in plan().rules_of(task)]

    assert codes(PERSONS) == ["1", "2"]
    assert codes(PERSONS.model_copy(update={"only": ("YJ00000000000002",)})) == ["2"]
    assert codes(PERSONS.model_copy(update={"only": ("",)})) == []
    assert codes(Task(name="stock-000", phase="gathered", relation="stock")) == ["3"]
    assert codes(Task(name="trace-000", phase="gathered", relation="trace")) == []


def test_a_rule_runs_when_its_knowledge_has_rows() -> None:
    lines, knows, _ = plan().rulebook
    assert plan().runnable(lines)
    assert not plan().runnable(knows)
    assert not plan(knowledge_rows={"drug_sex": 0}).runnable(knows)
    assert plan(knowledge_rows={"drug_sex": 1}).runnable(knows)


def test_only_judged_relations_are_gathered() -> None:
    assert gathered_relations(plan().rulebook) == ["stock"]
    assert folder(Path("/out")) == Path("/out/.run")


@pytest.mark.parametrize(
    ("asked", "files"),
    [(None, "abc"), ((0, 3), "a"), ((4, 4), "b"), ((3, 4), "ab"), ((200, 255), "bc")],
)
def test_a_task_opens_the_files_that_may_hold_its_persons(
    asked: tuple[int, int] | None, files: str
) -> None:
    held = LakeTable(files=("a", "b", "c"), buckets=((0, 3), (4, 255), (128, 255)))
    assert "".join(held.within(asked)) == files
    assert LakeTable(files=("a",)).within((0, 3)) == ("a",)
