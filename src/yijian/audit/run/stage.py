"""The work of one task, the same for every engine: build, judge, count, hand on."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import BaseModel
from sqlglot import exp

from yijian.audit.backends.session import OutsideCodes, OverBudget, Session
from yijian.audit.coded import columns as coded
from yijian.audit.run.codes import Codes, cast_inside
from yijian.audit.run.columns import built_by, columns_needed, is_cut, parts_of, sources
from yijian.audit.run.coverage import coverage_sql, date_condition, has_fault
from yijian.audit.run.hits import Hits, is_twice, rows_of
from yijian.audit.run.once import Once
from yijian.audit.run.parts import Parts
from yijian.audit.run.plan import WHOLE, Plan, Task, folder
from yijian.audit.run.quality import fault_case, quality_sql
from yijian.audit.run.tally import Tally
from yijian.audit.sql import tree
from yijian.audit.sql.check import LAW_COLUMNS, CheckedRule, knowledge_columns
from yijian.audit.sql.compile import compile_rule, context_name, render, render_relation
from yijian.audit.sql.listed import ITEM, KNOWN_ITEM, LINE, Listing
from yijian.audit.working_set.relations import BUCKETS, Relation, relation_sql, relations
from yijian.claims.schema import LAKE_COLUMNS, tables


class RuleReport(BaseModel):
    """What became of a rule in a task: ``done``, ``stopped`` or ``no_knowledge``."""

    code: str
    state: str
    rows: int = 0
    seconds: float = 0.0
    reason: str = ""


class TaskReport(BaseModel):
    """What a finished task reports; coverage rows are ``(code, admdvs, state, units)``."""

    task: str
    rules: list[RuleReport]
    coverage: list[tuple[str, str | None, str, int]]


class Stage:
    """One task at work on one session."""

    def __init__(
        self, plan: Plan, task: Task, session: Session, out: Path, once: Once | None = None
    ) -> None:
        self.plan, self.task, self.session = plan, task, session
        self.home = folder(out)
        self.once = once or Once()
        self.parts = Parts(plan, task, session, self.home / "parts")
        self.codes: frozenset[str] = frozenset()
        """Columns of few values that the working set of the task holds as codes."""
        self.over_budget: set[str] = set()
        self.sort = (task.phase, task.relation, task.only)
        self.rules = plan.rules_of(task)
        self.needed = self.once(("needed", self.sort), lambda: columns_needed(plan, task))
        self.listing = self.once(("listing", task.phase), lambda: _listing(plan, task))

    def run(self) -> TaskReport:
        """Do the task and report."""
        with self.session.building():
            self._register()
            if self.listing.pairs:
                self.session.table(KNOWN_ITEM, self._known_items())
            for relation in relations().values():
                if relation.name in self.needed and relation.phase != "gathered":
                    self._build(relation)
            if self.task.relation:
                self._gather(relations()[self.task.relation])
        reports = [self._alone(it) for it in self.session.each(self._judge, self.rules)]
        report = TaskReport(task=self.task.name, rules=reports, coverage=list(self._coverage()))
        self._hand_on([r for r in reports if r.rows])
        return report

    def path(self, kind: str, name: str = "") -> Path:
        """A file of this task in the run's folder."""
        return self.home / kind / self.task.name / f"{name or kind}.parquet"

    def _register(self) -> None:
        built = self.once(("built", self.sort), lambda: built_by(self.plan, self.task))
        read = sorted(self._sources(built, tree.LAKE))
        for name in read:
            self._register_lake(name)
        known = Codes(self.session, read)
        if self.session.codes and self.task.phase == "person":
            known.look_up()
            self.codes = known.names
            for name in read:
                if coded.read_as_codes(name, self.codes):
                    self._register_lake(name)
        for column in sorted(self._sources(built, tree.VALUE)):
            known.list_values(column)
        self._register_knowledge_and_law(built)

    def _register_lake(self, name: str) -> None:
        schema = tables()[name]
        typed = {c.name: c.sql_type for c in schema.columns.values()} | LAKE_COLUMNS
        held = self.plan.tables.get(name)
        cut = self.task.buckets if is_cut(name) else None
        whole = cut in (None, (0, BUCKETS - 1))
        files, gone = (held.within(cut), held.superseded) if held else ((), ())
        codes = {
            column: coded.code_type(of)
            for column, of in coded.read_as_codes(name, self.codes).items()
        }
        self.session.lake_table(f"lake__{name}", files, gone, typed, None if whole else cut, codes)

    def _register_knowledge_and_law(self, built: Sequence[str]) -> None:
        for kind in sorted(self._kinds(built)):
            file = self.plan.knowledge.get(kind)
            self.session.source(
                f"knowledge__{kind}", [file] if file else [], knowledge_columns(kind)
            )
        whole = self.task.model_copy(update={"only": ()})
        for name in sorted({name for rule in self.plan.rules_of(whole) for name in rule.card.law}):
            table = "law__" + name.replace(".", "__")
            self.session.source(table, [str(self.home / "law" / f"{name}.parquet")], LAW_COLUMNS)

    def _kinds(self, built: Sequence[str]) -> set[str]:
        """The kinds of knowledge that the rules and the relations of the task read."""
        whole = self.task.model_copy(update={"only": ()})
        found = {kind for rule in self.plan.rules_of(whole) for kind in rule.card.knowledge}
        found |= {kind for kind, _ in self.listing.pairs}
        return found | self._sources(built, tree.KNOWLEDGE)

    def _sources(self, built: Sequence[str], schema: str) -> set[str]:
        return self.once(("sources", self.sort, schema), lambda: sources(built, schema))

    def _build(self, relation: Relation) -> None:
        if relation.name == "stay":
            self.session.view("stay", self._written("stay"))
        else:
            try:
                self._materialise(relation, self.codes)
            except OutsideCodes:
                self._materialise(relation, frozenset())
        self._sound(relation)

    def _materialise(self, relation: Relation, codes: frozenset[str]) -> None:
        key = ("built", self.sort, relation.name, codes)
        self.session.table(relation.name, self.once(key, lambda: self._chosen(relation, codes)))

    def _chosen(self, relation: Relation, codes: frozenset[str]) -> str:
        """The columns of a relation that something reads, with its fault and what names a line."""
        engine = self.session.engine
        columns = sorted(self.needed[relation.name])
        picked: list[exp.Expr] = [_picked(relation, column, codes) for column in columns]
        if has_fault(relation):
            picked.append(fault_case(relation.name, engine))
        chosen = ", ".join(c.sql(dialect=engine) for c in picked)
        made = cast_inside(self._written(relation.name), codes, engine)
        source = f"({made}) AS {relation.name}"
        if relation.name == LINE and self.listing.pairs:
            chosen += "".join(f", {KNOWN_ITEM}.{name}" for name in self.listing.columns)
            source += f" LEFT JOIN {KNOWN_ITEM} ON {KNOWN_ITEM}.item = {LINE}.{ITEM}"
        return f"SELECT {chosen} FROM {source}"

    def _written(self, name: str) -> str:
        """The SQL of a relation or a part for the engine at hand."""
        engine = self.session.engine
        return self.once(("sql", name), lambda: render_relation(relation_sql(name), engine))

    def _known_items(self) -> str:
        engine = self.session.engine
        return self.once("known", lambda: render_relation(self.listing.known_items(), engine))

    def _sound(self, relation: Relation) -> None:
        where = _soundness(relation)
        sql = f"SELECT * FROM {relation.name}" + (f" WHERE {where}" if where else "")
        self.session.view(context_name(relation.name), sql)

    def _narrowed(self, rule: CheckedRule) -> dict[str, str]:
        """The views of what a rule reads of the relations."""
        found = {}
        named = Listing.of([rule]).columns
        for name in rule.reads:
            relation = relations()[name]
            columns = {*rule.columns_of(name), *(named if name == LINE else ())}
            columns |= {relation.date} if relation.date else set()
            columns |= {"fault"} if has_fault(relation) else set()
            columns |= {"gone"} if name == "settlement" else set()
            found[name] = self.session.narrowed(
                context_name(name), name, _soundness(relation), sorted(columns)
            )
        return found

    def _gather(self, relation: Relation) -> None:
        self.parts.read(relation)
        self.session.table(relation.name, self._written(relation.name))
        self._sound(relation)

    def _judge(self, rule: CheckedRule) -> RuleReport:
        code = rule.card.code
        if not self.plan.runnable(rule):
            return RuleReport(code=code, state="no_knowledge", reason=_lacking(self.plan, rule))
        if earlier := self._judged(code):
            return earlier
        sql = self.once(("rule", code), lambda: self._compiled(rule))
        path = self.path("hits", code)
        began = time.perf_counter()
        try:
            rows = self.session.write(sql, path, self.plan.budget, name=f"hits__{code}")
            reason = "同一锚点的同一行返回了不止一次" if rows and is_twice(rule, path) else ""
        except OverBudget as stop:
            self.over_budget.add(code)
            rows, reason = 0, str(stop)
        seconds = time.perf_counter() - began
        if reason:
            return RuleReport(code=code, state="stopped", seconds=seconds, reason=reason)
        report = RuleReport(code=code, state="done", rows=rows, seconds=seconds)
        self._said(code).parent.mkdir(parents=True, exist_ok=True)
        self._said(code).write_text(report.model_dump_json(), encoding="utf-8")
        return report

    def _alone(self, report: RuleReport) -> RuleReport:
        """A rule that ran past its budget beside another is judged again with nobody beside it.

        They share the memory and the cores; only the offender may be stopped.
        """
        if report.code not in self.over_budget:
            return report
        return self._judge(self.plan.rulebook.get(report.code))

    def _compiled(self, rule: CheckedRule) -> str:
        dates = date_condition(self.plan, rule.grain)
        named = self._narrowed(rule)
        return compile_rule(rule, self.session.engine, dates, self.listing, named)

    def _said(self, code: str) -> Path:
        return self.home / "judged" / self.task.name / f"{code}.json"

    def _judged(self, code: str) -> RuleReport | None:
        """What the rule found before the task was killed, if its hits are whole on the disk."""
        path, said = self.path("hits", code), self._said(code)
        try:
            report = RuleReport.model_validate_json(said.read_bytes())
            whole = rows_of(path) == report.rows
        except (OSError, ValueError):
            return None
        if whole:
            self.session.source(f"hits__{code}", [str(path)], {})
        return report if whole else None

    def _coverage(self) -> Iterable[tuple[str, str | None, str, int]]:
        """Units by state, of every rule of the task, also when the task was split."""
        if self.task.only not in ((), WHOLE):
            return
        counted = self.plan.rules_of(self.task.model_copy(update={"only": ()}))
        for grain in dict.fromkeys(rule.card.grain for rule in counted):
            mine = [rule for rule in counted if rule.card.grain == grain]
            able = [rule for rule in mine if self.plan.runnable(rule)]
            if able:
                yield from self._each_or_all(relations()[grain], able)
            for rule in mine:
                if not self.plan.runnable(rule):
                    yield from self._unknowing(rule)

    def _each_or_all(
        self, relation: Relation, rules: Sequence[CheckedRule]
    ) -> Iterable[tuple[str, str | None, str, int]]:
        """In a split task one rule's scope may be what broke: then each is counted alone."""
        if not self.task.only:
            yield from self._coverage_of(relation, rules)
            return
        for rule in rules:
            with contextlib.suppress(Exception):
                yield from self._coverage_of(relation, [rule])

    def _unknowing(self, rule: CheckedRule) -> Iterable[tuple[str, str | None, str, int]]:
        """Without the knowledge the scope cannot be told: every unit of the asked dates counts."""
        grain = rule.card.grain
        dates = date_condition(self.plan, rule.grain)
        query = exp.select("admdvs", "count(*)").from_(grain).where(dates)
        if rule.grain.phase == "gathered":
            units = exp.select("min(admdvs) AS admdvs").from_(grain).where(dates)
            units = units.group_by(*rule.grain.key)
            query = exp.select("admdvs", "count(*)").from_(units.subquery("unit"))
        query = query.group_by("admdvs")
        lacking = _lacking(self.plan, rule)
        for area, n in self.session.rows(render(query, self.session.engine)):
            yield rule.card.code, area, lacking, n

    def _coverage_of(
        self, relation: Relation, rules: Sequence[CheckedRule]
    ) -> Iterable[tuple[str, str | None, str, int]]:
        engine, codes = self.session.engine, tuple(rule.card.code for rule in rules)
        if relation.phase != "gathered":
            tally = self.once(
                ("tally", codes), lambda: Tally(self.plan, relation, rules, self.listing)
            )
            return tally.read(
                self.session.rows(self.once(("counted", codes), lambda: tally.sql(engine)))
            )
        totals: dict[tuple[str, str | None, str], int] = {}
        sql = self.once(
            ("counted", codes), lambda: coverage_sql(self.plan, relation, rules, engine)
        )
        for area, *states, n in self.session.rows(sql):
            for rule, state in zip(rules, states, strict=True):
                if state is not None:
                    key = (rule.card.code, area, state)
                    totals[key] = totals.get(key, 0) + n
        return ((*key, n) for key, n in totals.items())

    def _hand_on(self, reports: Sequence[RuleReport]) -> None:
        hit = {report.code for report in reports}
        rules = [rule for rule in self.rules if rule.card.code in hit]
        for grain in dict.fromkeys(rule.card.grain for rule in rules):
            mine = [rule for rule in rules if rule.card.grain == grain]
            hits = Hits(self.plan, relations()[grain], mine, self.listing)
            source = LINE if self.task.phase == "person" else grain
            self.session.table(hits.table, hits.units_hit(self.session.engine))
            if context := hits.context(source, self.session.engine):
                self.session.write(context, self.path("lines", grain))
            self.session.write(hits.units(self.session.engine), self.path("units", grain))
        if self.task.phase == "person" and self.task.only in ((), WHOLE):
            faults = self.once("quality", lambda: quality_sql(self.session.engine))
            self.session.write(faults, self.path("quality"))
            for name in parts_of(self.plan):
                self.parts.leave(name, self._written(name))


def _soundness(relation: Relation) -> str:
    """What the rows of a relation must be for a rule to see them."""
    parts = ["fault IS NULL"] if has_fault(relation) else []
    return " AND ".join([*parts, *(["NOT gone"] if relation.name == "settlement" else [])])


def _picked(relation: Relation, name: str, codes: frozenset[str]) -> exp.Expr:
    column = exp.column(name, table=relation.name)
    if name not in codes or relation.columns[name] != "VARCHAR":
        return column
    kind = exp.DataType.build(coded.code_type(name), udt=True)
    return exp.alias_(exp.cast(column, kind), name)


def _listing(plan: Plan, task: Task) -> Listing:
    return Listing.of(plan.rulebook) if task.phase == "person" else Listing()


def _lacking(plan: Plan, rule: CheckedRule) -> str:
    kinds = [n.text for n in rule.card.parsed_needs if n.kind == "knowledge"]
    return next(k for k in kinds if plan.knowledge_rows.get(k.removeprefix("knowledge."), 0) == 0)
