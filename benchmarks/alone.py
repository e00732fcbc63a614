"""One rule run alone over raw Parquet: what the shared working set is measured against.

``python -m benchmarks.alone LAKE CODE OUT MEMORY``: every relation is a view over the lake's
files, nothing is shared or materialised; hits, coverage and the lines hit are written as in a run.
"""

from __future__ import annotations

import sys
from pathlib import Path

from yijian.audit.backends.duckdb import DuckDBSession
from yijian.audit.rulebook.rulebook import load_rulebook
from yijian.audit.run.columns import built_by
from yijian.audit.run.plan import Plan, Task, folder
from yijian.audit.run.stage import Stage, TaskReport
from yijian.audit.run.start import RunRequest, freeze
from yijian.audit.sql.compile import render_relation
from yijian.audit.sql.listed import Listing
from yijian.audit.working_set.relations import BUCKETS, Relation, relation_sql, relations
from yijian.claims.schema import LAKE_COLUMNS, tables


class Views(DuckDBSession):
    """A session that materialises nothing."""

    def table(self, name: str, sql: str) -> None:
        """A view instead of a table."""
        self.view(name, sql)


class Alone(Stage):
    """A stage that builds views only, looks items up rule by rule and leaves nothing behind."""

    def __init__(self, plan: Plan, task: Task, session: Views, out: Path) -> None:
        super().__init__(plan, task, session, out)
        self.listing = Listing()

    def prepare(self) -> None:
        """Name the relations that the rule stands on."""
        self._register()
        for relation in relations().values():
            if relation.name in self.needed and relation.phase != "gathered":
                self._build(relation)

    def finish(self) -> TaskReport:
        """Judge, count, and write what a run writes for this rule."""
        reports = [self._judge(rule) for rule in self.rules]
        self._hand_on([report for report in reports if report.rows])
        return TaskReport(task=self.task.name, rules=reports, coverage=list(self._coverage()))

    def gather(self, relation: Relation) -> None:
        """Name a gathered relation and its parts over the views of the person phase."""
        parts = (*relation.parts, *relation.whole)
        names = [*((part, f"part__{part}") for part in parts), (relation.name,) * 2]
        for name, target in names:
            self.session.view(target, render_relation(relation_sql(name), "duckdb"))
        self._sound(relation)


def run_alone(plan: Plan, out: Path, memory: str) -> TaskReport:
    """The only rule of ``plan``, over all person buckets at once."""
    home = folder(out)
    known = {Path(path).parent for path in plan.knowledge.values()}
    session = Views([Path(plan.lake), home, *known], home / "scratch", memory, plan.threads)
    only = (plan.rulebook.rules[0].card.code,)
    whole = Task(name="alone", phase="person", buckets=(0, BUCKETS - 1), only=only)
    stage = Alone(plan, whole, session, out)
    stage.prepare()
    grain = plan.rulebook.rules[0].grain
    if grain.phase == "gathered":
        for name, table in plan.tables.items():
            typed = {c.name: c.sql_type for c in tables()[name].columns.values()} | LAKE_COLUMNS
            session.lake_table(f"lake__{name}", table.files, table.superseded, typed, None)
        if "institution" not in stage.needed:
            stage.needed["institution"] = set(relations()["institution"].columns)
            stage._build(relations()["institution"])
        gathered = Task(name="alone", phase="gathered", relation=grain.name, only=only)
        stage = Alone(plan, gathered, session, out)
        stage._register_knowledge_and_law(built_by(plan, gathered))
        stage.gather(grain)
    report = stage.finish()
    session.close()
    return report


def main(arguments: list[str]) -> None:
    """``LAKE CODE OUT MEMORY``."""
    lake, code, out, memory = Path(arguments[0]), arguments[1], Path(arguments[2]), arguments[3]
    rulebook = load_rulebook().only([code])
    request = RunRequest(
        lake=lake, jurisdiction="lanzhou", out=out.resolve(), rulebook=rulebook, budget=3600
    )
    plan = freeze(request)
    sys.stdout.write(run_alone(plan, request.out, memory).model_dump_json())


if __name__ == "__main__":
    main(sys.argv[1:])
