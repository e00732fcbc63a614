"""Only what something reads is built."""

from __future__ import annotations

from tests.audit.run.test_plan import LINES, PERSONS, STOCKS, plan
from yijian.audit.run.columns import CONTEXT, columns_needed
from yijian.audit.run.plan import RuleText, Task
from yijian.audit.run.quality import quality_columns
from yijian.audit.working_set.relations import relations


def test_lines_bring_what_they_are_built_from() -> None:
    needed = columns_needed(plan(), PERSONS)
    assert {"line", "visit", "settlement", "person", "institution"} <= set(needed)
    assert set(CONTEXT) <= needed["line"]
    assert "stay" not in needed
    assert "stock" not in needed


def test_what_the_gate_reads_is_always_built() -> None:
    needed = columns_needed(plan(), PERSONS)
    for name, columns in quality_columns().items():
        assert columns <= needed[name]


def test_only_real_columns_are_asked_for() -> None:
    for task in (PERSONS, Task(name="stock-000", phase="gathered", relation="stock")):
        for name, columns in columns_needed(plan(), task).items():
            assert columns <= set(relations()[name].columns)


def test_a_column_that_no_rule_reads_is_left_out() -> None:
    lean = plan(rules=tuple(RuleText(path=r.path, text=r.text) for r in (LINES, STOCKS)))
    assert "hilist_name" not in columns_needed(lean, PERSONS)["line"]


def test_a_gathered_task_builds_no_lines() -> None:
    needed = columns_needed(plan(), Task(name="stock-000", phase="gathered", relation="stock"))
    assert "line" not in needed
    assert "institution" in needed
