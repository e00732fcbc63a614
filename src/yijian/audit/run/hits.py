"""What becomes of the hits of a task: checked, put beside their lines and counted as units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
from sqlglot import exp

from yijian.audit.run.columns import CONTEXT, SHOWN
from yijian.audit.run.coverage import date_condition, look_up
from yijian.audit.run.plan import Plan
from yijian.audit.sql.check import CheckedRule
from yijian.audit.sql.compile import context_name, judging, render
from yijian.audit.sql.listed import LINE, Listing
from yijian.audit.working_set.relations import Relation, relations

LINE_KEY = ("fixmedins_code", "setl_id", "bkkp_sn")


def is_twice(rule: CheckedRule, path: Path) -> bool:
    """Does a rule give the same line of the same anchor more than once?"""
    key = list(dict.fromkeys((*rule.card.anchor, *LINE_KEY)))
    rows = pq.read_table(path, columns=key)
    return bool(rows.group_by(key).aggregate([]).num_rows != rows.num_rows)


def rows_of(path: Path) -> int:
    """Rows of a Parquet file, or of a folder of such files.

    Raises:
        OSError: it is not there.
        ValueError: it was not written to its end.
    """
    files = list(path.glob("*.parquet")) if path.is_dir() else [path]
    return sum(int(pq.read_metadata(file).num_rows) for file in files)


@dataclass(frozen=True)
class Hits:
    """The rules of one grain that found something in a task; their hits are ``hits__<code>``."""

    plan: Plan
    relation: Relation
    rules: Sequence[CheckedRule]
    listing: Listing

    @property
    def table(self) -> str:
        """Name of the table of the units that any of the rules hit."""
        return f"hit__{self.relation.name}"

    def context(self, source: str, engine: str) -> str:
        """What the assembly must know of the lines that were hit; empty if the grain has none."""
        relation = relations()[source]
        if not set(CONTEXT) <= set(relation.columns):
            return ""
        query = exp.select(*(f"s.{column}" for column in CONTEXT), f"s.{relation.date} AS day")
        if source == self.relation.name:
            return render(query.distinct().from_(f"{self.table} AS s"), engine)
        keys = exp.select(*(f"h.{k}" for k in LINE_KEY)).distinct().from_(self._keys(LINE_KEY))
        on = " AND ".join(f"s.{k} = h.{k}" for k in LINE_KEY)
        query = query.distinct().from_(f"{source} AS s").join(keys.subquery("h"), on=on)
        return render(query, engine)

    def units_hit(self, engine: str) -> str:
        """The rows of the grain, without a blocking fault, that any of the rules hit.

        Of their columns, those that :meth:`context` and :meth:`units` read.
        """
        grain = self.relation
        read = {column.name for column in self._judged().find_all(exp.Column)}
        read |= {*grain.key, *SHOWN} | ({grain.date} if grain.date else set())
        read |= set(CONTEXT) if set(CONTEXT) <= set(grain.columns) else set()
        held = [*grain.columns, *self.listing.columns]
        keys = exp.select(*(f"h.{k}" for k in grain.key)).distinct().from_(self._keys(grain.key))
        on = " AND ".join(f"{grain.name}.{k} = h.{k}" for k in grain.key)
        query = (
            exp.select(*(f"{grain.name}.{column}" for column in held if column in read))
            .from_(exp.to_table(context_name(grain.name)).as_(grain.name))
            .join(keys.subquery("h"), on=on)
        )
        return render(query, engine)

    def units(self, engine: str) -> str:
        """The judged units that each rule hit: ``rule_code``, key, day and place."""
        grain = self.relation
        known = SHOWN if grain.phase == "person" else SHOWN[:1]
        extra = [c for c in known if c in grain.columns and c not in grain.key]
        on = " AND ".join(f"{grain.name}.{k} = h.{k}" for k in grain.key)
        query = (
            exp.select(
                "h.rule_code",
                *(f"{grain.name}.{k}" for k in grain.key),
                f"min({grain.name}.{grain.date}) AS day",
                *(f"min({grain.name}.{column}) AS {column}" for column in extra),
            )
            .from_(exp.to_table(self.table).as_(grain.name))
            .join(self._own_keys().subquery("h"), on=on)
            .where(self._judged())
            .group_by("h.rule_code", *(f"{grain.name}.{k}" for k in grain.key))
        )
        return render(look_up(query), engine)

    def _judged(self) -> exp.Case:
        """Was the unit under judgement of the rule that hit it?"""
        judged = exp.Case(this=exp.column("rule_code", table="h"))
        for rule in self.rules:
            dates = date_condition(self.plan, self.relation)
            units = exp.and_(*judging(rule, dates, self.listing))
            judged = judged.when(exp.Literal.string(rule.card.code), units)
        return judged

    def _own_keys(self) -> exp.Query:
        """The key of every unit that a rule hit, with the rule."""
        found: list[exp.Query] = []
        for rule in self.rules:
            code = exp.alias_(exp.Literal.string(rule.card.code), "rule_code")
            keys = exp.select(code, *self.relation.key).distinct().from_(self._own(rule))
            found.append(keys.where("role = '违规'") if self.relation.name == LINE else keys)
        whole = found[0]
        for query in found[1:]:
            whole = exp.union(whole, query, distinct=False)
        return whole

    def _keys(self, columns: Sequence[str]) -> exp.Subquery:
        """Every key that occurs among the hits of the rules; a null one may have lost its type."""
        kinds = relations()[LINE].columns | dict(self.relation.columns)
        typed = [f"CAST({column} AS {kinds[column]}) AS {column}" for column in columns]
        picked = [exp.select(*typed).distinct().from_(self._own(rule)) for rule in self.rules]
        whole: exp.Query = picked[0]
        for query in picked[1:]:
            whole = exp.union(whole, query, distinct=False)
        return whole.subquery("h")

    def _own(self, rule: CheckedRule) -> str:
        return f"hits__{rule.card.code}"
