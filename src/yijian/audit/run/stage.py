"""The work of one task, the same for every engine: build, judge, count, hand on."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import sqlglot
from pydantic import BaseModel
from sqlglot import exp

from yijian.audit.backends.session import OverBudget, Session
from yijian.audit.run.columns import CODE_MAP, CONTEXT, columns_needed
from yijian.audit.run.coverage import coverage_sql, date_condition, has_fault
from yijian.audit.run.plan import WHOLE, Plan, Task, folder
from yijian.audit.run.quality import fault_case, quality_sql
from yijian.audit.sql import tree
from yijian.audit.sql.check import LAW_COLUMNS, CheckedRule, knowledge_columns
from yijian.audit.sql.compile import (
    compile_rule,
    context_name,
    judged,
    render,
    render_relation,
)
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

    def __init__(self, plan: Plan, task: Task, session: Session, out: Path) -> None:
        self.plan, self.task, self.session = plan, task, session
        self.home = folder(out)
        self.rules = plan.rules_of(task)
        self.needed = columns_needed(plan, task)

    def run(self) -> TaskReport:
        """Do the task and report."""
        self._register()
        for relation in relations().values():
            if relation.name in self.needed and relation.phase != "gathered":
                self._build(relation)
        if self.task.relation:
            self._gather(relations()[self.task.relation])
        reports = [self._judge(rule) for rule in self.rules]
        report = TaskReport(task=self.task.name, rules=reports, coverage=list(self._coverage()))
        self._hand_on([r for r in reports if r.rows])
        return report

    def path(self, kind: str, name: str = "") -> Path:
        """A file of this task in the run's folder."""
        return self.home / kind / self.task.name / f"{name or kind}.parquet"

    def _register(self) -> None:
        built = [n for n in self.needed if relations()[n].phase != "gathered"]
        built += [self.task.relation] if self.task.relation else self._parts()
        read: set[str] = set()
        for name in built:
            parsed = sqlglot.parse_one(relation_sql(name), read="duckdb")
            read |= {t.name for t in tree.source_tables(parsed) if t.db == tree.LAKE}
        for name in sorted(read):
            schema = tables()[name]
            typed = {c.name: c.sql_type for c in schema.columns.values()} | LAKE_COLUMNS
            held = self.plan.tables.get(name)
            cut = self.task.buckets if "psn_no" in schema.columns else None
            whole = cut is None or cut == (0, BUCKETS - 1)
            files, gone = (held.files, held.superseded) if held else ((), ())
            self.session.lake_table(f"lake__{name}", files, gone, typed, None if whole else cut)
        self._register_knowledge_and_law()

    def _register_knowledge_and_law(self) -> None:
        for kind, file in self.plan.knowledge.items():
            self.session.source(f"knowledge__{kind}", [file], knowledge_columns(kind))
        for name in self.plan.law:
            table = "law__" + name.replace(".", "__")
            self.session.source(table, [str(self.home / "law" / f"{name}.parquet")], LAW_COLUMNS)

    def _build(self, relation: Relation) -> None:
        engine = self.session.engine
        sql = render_relation(relation_sql(relation.name), engine)
        if relation.name == "stay":
            self.session.view("stay", sql)
        else:
            columns = sorted(self.needed[relation.name])
            picked: list[exp.Expr] = [exp.column(c, table=relation.name) for c in columns]
            if has_fault(relation):
                picked.append(fault_case(relation.name, engine))
            chosen = ", ".join(c.sql(dialect=engine) for c in picked)
            self.session.table(relation.name, f"SELECT {chosen} FROM ({sql}) AS {relation.name}")
        self._sound(relation)

    def _sound(self, relation: Relation) -> None:
        where = " WHERE fault IS NULL" if has_fault(relation) else ""
        where += " AND NOT gone" if relation.name == "settlement" else ""
        self.session.view(context_name(relation.name), f"SELECT * FROM {relation.name}{where}")

    def _gather(self, relation: Relation) -> None:
        place, count = self.task.slice
        for part in relation.parts:
            files = sorted(str(p) for p in (self.home / "parts" / part).glob("*.parquet"))
            name = f"part__{part}"
            self.session.source(f"{name}__all", files, {})
            sql = f"SELECT * FROM {name}__all"
            if count > 1:
                sql += f" WHERE hash({relation.spread}) % {count} = {place}"
            self.session.view(name, sql)
        self.session.table(
            relation.name, render_relation(relation_sql(relation.name), self.session.engine)
        )
        self._sound(relation)

    def _judge(self, rule: CheckedRule) -> RuleReport:
        code = rule.card.code
        if not self.plan.runnable(rule):
            return RuleReport(code=code, state="no_knowledge", reason=_lacking(self.plan, rule))
        sql = compile_rule(rule, self.session.engine, date_condition(self.plan, rule.grain))
        began = time.perf_counter()
        try:
            rows = self.session.write(sql, self.path("hits", code), self.plan.budget)
            reason = self._twice(rule, rows)
        except OverBudget as stop:
            rows, reason = 0, str(stop)
        seconds = time.perf_counter() - began
        state = "stopped" if reason else "done"
        return RuleReport(
            code=code, state=state, rows=0 if reason else rows, seconds=seconds, reason=reason
        )

    def _twice(self, rule: CheckedRule, rows: int) -> str:
        if not rows:
            return ""
        self.session.source(f"hits__{rule.card.code}", [str(self.path("hits", rule.card.code))], {})
        key = ", ".join(dict.fromkeys((*rule.card.anchor, "fixmedins_code", "setl_id", "bkkp_sn")))
        distinct = self.session.rows(
            f"SELECT count(*) FROM (SELECT DISTINCT {key} FROM hits__{rule.card.code}) AS k"
        )[0][0]
        return "" if distinct == rows else "同一锚点的同一行返回了不止一次"

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
        query = exp.select("admdvs", "count(*)").from_(grain).where(dates).group_by("admdvs")
        lacking = _lacking(self.plan, rule)
        for area, n in self.session.rows(render(query, self.session.engine)):
            yield rule.card.code, area, lacking, n

    def _coverage_of(
        self, relation: Relation, rules: Sequence[CheckedRule]
    ) -> Iterable[tuple[str, str | None, str, int]]:
        totals: dict[tuple[str, str | None, str], int] = {}
        for area, *states, n in self.session.rows(
            coverage_sql(self.plan, relation, rules, self.session.engine)
        ):
            for rule, state in zip(rules, states, strict=True):
                if state is not None:
                    key = (rule.card.code, area, state)
                    totals[key] = totals.get(key, 0) + n
        return ((*key, n) for key, n in totals.items())

    def _hand_on(self, hit: Sequence[RuleReport]) -> None:
        by_code = {rule.card.code: rule for rule in self.rules}
        grains = dict.fromkeys(by_code[r.code].card.grain for r in hit)
        for grain in grains:
            codes = [r.code for r in hit if by_code[r.code].card.grain == grain]
            self._context(codes, "line" if self.task.phase == "person" else grain)
            for code in codes:
                self._units(by_code[code])
        if self.task.phase == "person" and self.task.only in ((), WHOLE):
            self.session.write(quality_sql(self.session.engine), self.path("quality"))
            for name in self._parts():
                target = self.home / "parts" / name / f"{self.task.name}.parquet"
                self.session.write(render_relation(relation_sql(name), self.session.engine), target)

    def _parts(self) -> list[str]:
        found = {part for rule in self.plan.rulebook for part in rule.grain.parts}
        return sorted({CODE_MAP, *found})

    def _context(self, codes: Sequence[str], source: str) -> None:
        if not set(CONTEXT) <= set(relations()[source].columns):
            return
        keys = " UNION ".join(
            f"SELECT fixmedins_code, setl_id, bkkp_sn FROM hits__{code}" for code in codes
        )
        day = relations()[source].date
        on = " AND ".join(f"s.{k} = h.{k}" for k in ("fixmedins_code", "setl_id", "bkkp_sn"))
        sql = (
            f"SELECT DISTINCT {', '.join(f's.{c}' for c in CONTEXT)}, s.{day} AS day"
            f" FROM {source} AS s JOIN ({keys}) AS h ON {on}"
        )
        self.session.write(sql, self.path("lines", f"{source}-{codes[0]}"))

    def _units(self, rule: CheckedRule) -> None:
        """The judged units that the rule hit, with their day and place."""
        relation, engine = rule.grain, self.session.engine
        wanted = ("admdvs", "insu_admdvs", "psn_no", "mdtrt_id")
        known = wanted if relation.phase == "person" else wanted[:1]
        extra = [c for c in known if c in relation.columns and c not in relation.key]
        keys = ", ".join(f"s.{k}" for k in relation.key)
        on = " AND ".join(f"s.{k} = h.{k}" for k in relation.key)
        guilty = " WHERE role = '违规'" if rule.card.grain == "line" else ""
        units = render(judged(rule, date_condition(self.plan, relation)), engine)
        sql = (
            f"SELECT {keys}, min(s.{relation.date}) AS day"
            f"{''.join(f', min(s.{c}) AS {c}' for c in extra)} FROM ({units}) AS s"
            f" JOIN (SELECT DISTINCT {', '.join(relation.key)} FROM hits__{rule.card.code}{guilty})"
            f" AS h ON {on} GROUP BY {keys}"
        )
        self.session.write(sql, self.path("units", rule.card.code))


def _lacking(plan: Plan, rule: CheckedRule) -> str:
    kinds = [n.text for n in rule.card.parsed_needs if n.kind == "knowledge"]
    return next(k for k in kinds if plan.knowledge_rows.get(k.removeprefix("knowledge."), 0) == 0)
