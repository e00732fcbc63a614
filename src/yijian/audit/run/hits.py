"""What becomes of the hits of a task: checked, put beside their lines and counted as units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
from sqlglot import exp

from yijian.audit.run.columns import CONTEXT, SHOWN
from yijian.audit.run.coverage import date_condition
from yijian.audit.run.plan import Plan
from yijian.audit.sql.check import CheckedRule
from yijian.audit.sql.compile import context_name, judged, render
from yijian.audit.sql.listed import LINE, Listing
from yijian.audit.working_set.relations import Relation, relations

LINE_KEY = ("fixmedins_code", "setl_id", "bkkp_sn")


def is_twice(rule: CheckedRule, path: Path) -> bool:
    """Does a rule give the same line of the same anchor more than once?"""
    key = list(dict.fromkeys((*rule.card.anchor, *LINE_KEY)))
    rows = pq.read_table(path, columns=key)
    return bool(rows.group_by(key).aggregate([]).num_rows != rows.num_rows)


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
        """The rows of the grain, without a blocking fault, that any of the rules hit."""
        grain = self.relation
        keys = exp.select(*(f"h.{k}" for k in grain.key)).distinct().from_(self._keys(grain.key))
        on = " AND ".join(f"{grain.name}.{k} = h.{k}" for k in grain.key)
        query = (
            exp.select(f"{grain.name}.*")
            .from_(exp.to_table(context_name(grain.name)).as_(grain.name))
            .join(keys.subquery("h"), on=on)
        )
        return render(query, engine)

    def units(self, engine: str) -> str:
        """The judged units that each rule hit: ``rule_code``, key, day and place."""
        queries = [self._units(rule) for rule in self.rules]
        whole: exp.Query = queries[0]
        for query in queries[1:]:
            whole = exp.union(whole, query, distinct=False)
        return render(whole, engine)

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

    def _units(self, rule: CheckedRule) -> exp.Select:
        relation = self.relation
        known = SHOWN if relation.phase == "person" else SHOWN[:1]
        extra = [c for c in known if c in relation.columns and c not in relation.key]
        keys = exp.select(*relation.key).distinct().from_(self._own(rule))
        if relation.name == LINE:
            keys = keys.where("role = '违规'")
        among = judged(rule, date_condition(self.plan, relation), self.listing, self.table)
        return (
            exp.select(
                exp.alias_(exp.Literal.string(rule.card.code), "rule_code"),
                *(f"s.{k}" for k in relation.key),
                f"min(s.{relation.date}) AS day",
                *(f"min(s.{column}) AS {column}" for column in extra),
            )
            .from_(among.subquery("s"))
            .join(keys.subquery("h"), on=" AND ".join(f"s.{k} = h.{k}" for k in relation.key))
            .group_by(*(f"s.{k}" for k in relation.key))
        )
