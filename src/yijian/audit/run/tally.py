"""Coverage of many rules in one scan: what tells the states apart is packed into whole numbers.

A relation with one row per unit is grouped by its area, its first blocking fault and three
bit masks: which rules have the unit in their scope, which needed columns are missing, and which
look-backs are incomplete. The few groups are then read as states, rule by rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
from yijian.audit.sql.listed import ITEM, KNOWN_ITEM, Listing
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
        """``admdvs, fault, scope_0 …, missing, near, n``.

        What a scope asks of the item alone is asked once per item, of the lines counted together.
        """
        masks = {
            **{f"scope_{i}": self._of_lines(part) for i, part in enumerate(self._words)},
            "missing": _packed([test for _, test in self._missing]),
            "near": _packed(self._near()),
        }
        told = self._counted(masks)
        if not any(self._of_item(rule) for rule in self.rules):
            return render(told, engine)
        labels = ["admdvs", "fault", *masks]
        whole = {f"scope_{i}": self._of_items(i, part) for i, part in enumerate(self._words)}
        query = (
            exp.select(
                *(exp.alias_(whole.get(label, f"told.{label}"), label) for label in labels),
                "sum(told.n) AS n",
            )
            .from_(told.subquery("told"))
            .join(exp.to_table(KNOWN_ITEM), on=f"{KNOWN_ITEM}.item = told.item", join_type="left")
            .group_by(*(whole.get(label, exp.column(label, table="told")) for label in labels))
        )
        return render(query, engine)

    def _counted(self, masks: Mapping[str, exp.Expr]) -> exp.Select:
        name = self.relation.name
        fault = (
            exp.column("fault", table=name)
            if has_fault(self.relation)
            else exp.cast(exp.null(), "VARCHAR")
        )
        items = any(self._of_item(rule) for rule in self.rules)
        query = exp.select(
            f"{name}.admdvs",
            exp.alias_(fault, "fault"),
            *([f"{name}.{ITEM} AS item"] if items else []),
            *(exp.alias_(mask, label) for label, mask in masks.items()),
        ).from_(name)
        labels = ["admdvs", "fault", *(["item"] if items else []), *masks]
        return (
            exp.select(*(f"told.{label}" for label in labels), "count(*) AS n")
            .from_(look_up(query).subquery("told"))
            .group_by(*(f"told.{label}" for label in labels))
        )

    @property
    def _words(self) -> list[Sequence[CheckedRule]]:
        return [self.rules[start : start + BITS] for start in range(0, len(self.rules), BITS)]

    def _of_item(self, rule: CheckedRule) -> list[exp.Column]:
        """What the scope asks of the item alone."""
        named = set(self.listing.columns)
        parts = _parts(self.listing.scope(rule))
        return [it for it in parts if isinstance(it, exp.Column) and it.name in named]

    def _of_lines(self, rules: Sequence[CheckedRule]) -> exp.Expr:
        """The mask of what the scopes ask of a line beside its item."""
        dates = date_condition(self.plan, self.relation)
        asked: list[exp.Expr] = []
        for rule in rules:
            items = self._of_item(rule)
            rest = [it for it in _parts(self.listing.scope(rule)) if it not in items]
            both = [*rest, *([dates.copy()] if dates else [])]
            asked.append(exp.and_(*both) if both else exp.true())
        return _packed(asked)

    def _of_items(self, word: int, rules: Sequence[CheckedRule]) -> exp.Expr:
        """The whole mask of a group of lines of one item."""
        mask = exp.column(f"scope_{word}", table="told")
        tests: list[exp.Expr] = []
        for bit, rule in enumerate(rules):
            held = exp.BitwiseAnd(this=mask.copy(), expression=_number(1 << bit))
            of_item = [exp.column(it.name, table=KNOWN_ITEM) for it in self._of_item(rule)]
            tests.append(exp.and_(exp.paren(held).neq(0), *of_item))
        return _packed(tests)

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


def _parts(test: exp.Expr) -> list[exp.Expr]:
    return list(test.flatten()) if isinstance(test, exp.And) else [test]


def _number(value: int) -> exp.Expr:
    return exp.cast(exp.Literal.number(value), "BIGINT")


def _packed(tests: Sequence[exp.Expr]) -> exp.Expr:
    """The truth of some conditions as one whole number; an unknown one counts as false."""
    always = sum(1 << bit for bit, test in enumerate(tests) if test == exp.true())
    packed = _number(always)
    for bit, test in enumerate(tests):
        if test != exp.true():
            case = exp.Case().when(test, _number(1 << bit)).else_(_number(0))
            packed = exp.BitwiseOr(this=packed, expression=exp.paren(case))
    return packed
