"""Items that knowledge names, as bits of the fee line: one look-up serves every rule.

Most rules begin with ``line.hilist_code IN (SELECT hilist_code FROM knowledge.<kind>)`` or join a
kind on the item code. Each such pair of kind and column gets one bit; the line is joined once
with the bits of its item, and every rule scans only the lines that its own kinds name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlglot import exp

from yijian.audit.sql import tree
from yijian.audit.sql.check import CheckedRule, listed_column

LINE, ITEM = "line", "hilist_code"
BITS = 62
"""Bits of one column: what a signed whole number of 64 bits holds without its sign."""

Pair = tuple[str, str]


@dataclass(frozen=True)
class Listing:
    """The pairs ``(kind, column)`` of a run, each with its bit."""

    pairs: tuple[Pair, ...] = ()

    @classmethod
    def of(cls, rules: Iterable[CheckedRule]) -> Listing:
        """What the scopes and the joins of some rules ask for."""
        found: set[Pair] = set()
        for rule in rules:
            found.update(own_pairs(rule))
            for select in rule.query.find_all(exp.Select):
                found.update(pair for _, pair in joined_items(select))
        return cls(tuple(sorted(found)))

    @property
    def columns(self) -> list[str]:
        """Names of the columns that hold the bits."""
        return [f"listed_{i}" for i in range(-(-len(self.pairs) // BITS))]

    def test(self, pair: Pair, alias: str) -> exp.Expr:
        """``(alias.listed_0 & 8) <> 0``: is the item of the line named there?"""
        place, bit = divmod(self.pairs.index(pair), BITS)
        anded = exp.BitwiseAnd(
            this=exp.column(f"listed_{place}", table=alias),
            expression=exp.Literal.number(1 << bit),
        )
        return exp.NEQ(this=exp.paren(anded), expression=exp.Literal.number(0))

    def known_items(self) -> str:
        """Item codes that any kind names, with their bits (in the dialect of DuckDB)."""
        parts = []
        for number, (kind, column) in enumerate(self.pairs):
            place, bit = divmod(number, BITS)
            bits = [str(1 << bit) if i == place else "0" for i in range(len(self.columns))]
            named = ", ".join(
                f"CAST({value} AS BIGINT) AS {name}"
                for value, name in zip(bits, self.columns, strict=True)
            )
            parts.append(f"SELECT k.{column} AS item, {named} FROM knowledge.{kind} AS k")
        summed = ", ".join(f"bit_or(b.{name}) AS {name}" for name in self.columns)
        return (
            f"SELECT b.item, {summed} FROM ({' UNION ALL '.join(parts)}) AS b"
            " WHERE b.item IS NOT NULL GROUP BY b.item"
        )

    def scope(self, rule: CheckedRule) -> exp.Expr:
        """The rule's scope with its look-ups of items written as bits."""
        return self.bits(rule.scope.copy(), rule.card.grain)

    def bits(self, test: exp.Expr, grain: str) -> exp.Expr:
        """A condition on the rows of a grain with its look-ups of items written as bits."""
        if grain != LINE:
            return test
        for node, pair in list(_item_tests(test)):
            if pair not in self.pairs:
                continue
            bits = self.test(pair, LINE)
            if node is test:
                return bits
            node.replace(exp.paren(bits))
        return test

    def narrow(self, query: exp.Query, is_own: str) -> None:
        """Let the aliases of ``line`` that are joined with a kind read only lines it names.

        ``is_own`` is the name under which the units under judgement stand; those are narrowed
        where they are made.
        """
        if not self.pairs:
            return
        for select in list(query.find_all(exp.Select)):
            wanted: dict[str, list[exp.Expr]] = {}
            tables: dict[str, exp.Table] = {}
            for table, pair in joined_items(select):
                if not tree.under_own_name(table, is_own):
                    tables[table.alias_or_name] = table
                    tests = wanted.setdefault(table.alias_or_name, [])
                    tests.append(self.test(pair, table.alias_or_name))
            for alias, tests in wanted.items():
                inner = exp.select(f"{alias}.*").from_(exp.to_table(LINE).as_(alias)).where(*tests)
                table = tables[alias]
                replacement = inner.subquery(alias)
                replacement.set("joins", table.args.get("joins"))
                table.replace(replacement)


def own_pairs(rule: CheckedRule) -> Iterator[Pair]:
    """What the scope and the needs of a rule look up about the item of a line."""
    if rule.card.grain == LINE:
        yield from (pair for _, pair in _item_tests(rule.scope))
        for need in rule.card.parsed_needs:
            if need.kind == "listed" and listed_column(need.name) == ITEM:
                yield need.name, ITEM


def _item_tests(scope: exp.Expr) -> Iterator[tuple[exp.In, Pair]]:
    for node in scope.find_all(exp.In):
        inner = node.args.get("query")
        select = inner.this if isinstance(inner, exp.Subquery) else inner
        tested = node.this
        if not isinstance(select, exp.Select) or not isinstance(tested, exp.Column):
            continue
        plain = not any(select.args.get(part) for part in ("where", "joins", "group", "limit"))
        table = select.args["from_"].this
        picked = select.expressions[0].unalias()
        if tested.name == ITEM and plain and table.db == tree.KNOWLEDGE:
            yield node, (table.name, picked.name)


def joined_items(select: exp.Select) -> Iterator[tuple[exp.Table, Pair]]:
    """Tables ``line`` of a SELECT that an inner join binds to the items of a kind."""
    begun = select.args.get("from_")
    joins = select.args.get("joins") or []
    if begun is None or any(join.side or join.kind not in ("", "INNER") for join in joins):
        return
    tables = [begun.this, *(join.this for join in joins)]
    by_name = {t.alias_or_name: t for t in tables if isinstance(t, exp.Table)}
    for join in joins:
        on = join.args.get("on")
        for equal in on.flatten() if isinstance(on, exp.And) else [on]:
            if isinstance(equal, exp.EQ):
                yield from _bound(equal, by_name)


def _bound(equal: exp.EQ, by_name: dict[str, exp.Table]) -> Iterator[tuple[exp.Table, Pair]]:
    for one, other in ((equal.left, equal.right), (equal.right, equal.left)):
        if not (isinstance(one, exp.Column) and isinstance(other, exp.Column)):
            continue
        line, kind = by_name.get(one.table), by_name.get(other.table)
        if line is None or kind is None or kind.db != tree.KNOWLEDGE:
            continue
        if not line.db and line.name == LINE and one.name == ITEM:
            yield line, (kind.name, other.name)
