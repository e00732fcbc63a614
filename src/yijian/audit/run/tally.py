"""Coverage of many rules in one scan: what tells the states apart is packed into whole numbers.

A relation with one row per unit is grouped by its area, its first blocking fault and three
bit masks: which rules have the unit in their scope, which needed columns are missing, and which
look-backs are incomplete. The few groups are then read as states, rule by rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlglot import exp

from yijian.audit.run.coverage import (
    JUDGED,
    NEAR,
    date_condition,
    has_fault,
    look_up,
    near_condition,
)
from yijian.audit.run.plan import Plan
from yijian.audit.sql.check import CheckedRule
from yijian.audit.sql.compile import column_needs, render
from yijian.audit.sql.listed import Listing
from yijian.audit.working_set.relations import Relation

Counted = tuple[str, str | None, str, int]
BITS = 62
"""Bits of one mask: what a signed whole number of 64 bits holds without its sign."""
Bits = Sequence[tuple[int, str]]
"""Places in a mask, each with what it says."""


@dataclass(frozen=True)
class Tally:
    """The scan of one relation for some rules, and the reading of what it answers."""

    plan: Plan
    relation: Relation
    rules: Sequence[CheckedRule]
    listing: Listing

    def sql(self, engine: str) -> str:
        """``admdvs, fault, scope_0 …, missing, near, n``."""
        name = self.relation.name
        scopes = [self._scope(rule) for rule in self.rules]
        masks = {
            **{f"scope_{i}": _packed(part) for i, part in enumerate(_cut(scopes))},
            "missing": _packed([test for _, test in self._missing]),
            "near": _packed(self._near()),
        }
        fault = (
            exp.column("fault", table=name)
            if has_fault(self.relation)
            else exp.cast(exp.null(), "VARCHAR")
        )
        query = exp.select(
            f"{name}.admdvs",
            exp.alias_(fault, "fault"),
            *(exp.alias_(mask, label) for label, mask in masks.items()),
        ).from_(name)
        labels = ["admdvs", "fault", *masks]
        counted = (
            exp.select(*(f"told.{label}" for label in labels), "count(*) AS n")
            .from_(look_up(query).subquery("told"))
            .group_by(*(f"told.{label}" for label in labels))
        )
        return render(counted, engine)

    def read(self, rows: Iterable[tuple[object, ...]]) -> Iterable[Counted]:
        """Rows of :meth:`sql` as ``(code, admdvs, state, units)``."""
        totals: dict[tuple[str, str | None, str], int] = {}
        words = -(-len(self.rules) // BITS)
        for area, fault, *numbers, n in rows:
            scope, (missing, near) = numbers[:words], numbers[words:]
            for position, (code, needs, looks) in enumerate(self._readers):
                if not int(str(scope[position // BITS])) >> position % BITS & 1:
                    continue
                state = _state(fault, needs, int(str(missing)), looks, int(str(near)))
                key = (code, None if area is None else str(area), state)
                totals[key] = totals.get(key, 0) + int(str(n))
        return [(*key, n) for key, n in totals.items()]

    def _scope(self, rule: CheckedRule) -> exp.Expr:
        return exp.and_(self.listing.scope(rule), date_condition(self.plan, self.relation))

    @cached_property
    def _missing(self) -> list[tuple[str, exp.Expr]]:
        return list(
            {text: test for rule in self.rules for text, test in column_needs(rule)}.items()
        )

    def _looks(self) -> list[str]:
        needs = (need for rule in self.rules for need in rule.card.parsed_needs)
        return list(dict.fromkeys(need.name for need in needs if need.kind == "history"))

    def _near(self) -> list[exp.Expr]:
        first, day = self.plan.first_date, self.relation.date
        if first is None or day is None:
            return []
        column = exp.column(day, table=self.relation.name)
        return [near_condition(self.plan.law[name], first, column) for name in self._looks()]

    @cached_property
    def _readers(self) -> list[tuple[str, Bits, Bits]]:
        return [self._reader(rule) for rule in self.rules]

    def _reader(
        self, rule: CheckedRule
    ) -> tuple[str, list[tuple[int, str]], list[tuple[int, str]]]:
        columns = [text for text, _ in self._missing]
        looks = self._looks()
        needs = [(columns.index(text), text) for text, _ in column_needs(rule)]
        history = [
            (looks.index(need.name), NEAR + need.text)
            for need in rule.card.parsed_needs
            if need.kind == "history"
        ]
        return rule.card.code, needs, history


def _state(
    fault: object,
    needs: Bits,
    missing: int,
    looks: Bits,
    near: int,
) -> str:
    if fault is not None:
        return str(fault)
    for held, told in ((missing, needs), (near, looks)):
        for bit, text in told:
            if held >> bit & 1:
                return text
    return JUDGED


def _cut(tests: Sequence[exp.Expr]) -> list[Sequence[exp.Expr]]:
    return [tests[start : start + BITS] for start in range(0, len(tests), BITS)]


def _packed(tests: Sequence[exp.Expr]) -> exp.Expr:
    """The truth of some conditions as one whole number; an unknown one counts as false."""
    packed: exp.Expr = exp.cast(exp.Literal.number(0), "BIGINT")
    for bit, test in enumerate(tests):
        value = exp.cast(exp.Literal.number(1 << bit), "BIGINT")
        case = exp.Case().when(test, value).else_(exp.cast(exp.Literal.number(0), "BIGINT"))
        packed = exp.BitwiseOr(this=packed, expression=exp.paren(case))
    return packed
