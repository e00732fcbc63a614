"""Items that knowledge names, told of every fee line: one look-up serves every rule.

Most rules begin with ``line.hilist_code IN (SELECT hilist_code FROM knowledge.<kind>)`` or join a
kind on the item code. Each such pair of kind and column gets one yes or no; the line is joined
once with those of its item, and every rule scans only the lines that its own kinds name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlglot import exp

from yijian.audit.sql import tree
from yijian.audit.sql.check import CheckedRule, listed_column

LINE, ITEM = "line", "hilist_code"
KNOWN_ITEM = "known_item"
"""The table of items that any kind names."""
Pair = tuple[str, str]


@dataclass(frozen=True)
class Listing:
    """The pairs ``(kind, column)`` of a run, each with its column of the line."""

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
        """Names of the columns that say so."""
        return [f"listed__{kind}__{column}" for kind, column in self.pairs]

    def test(self, pair: Pair, alias: str) -> exp.Expr:
        """``alias.listed__drug_sex__hilist_code``: is the item of the line named there?

        A column of its own and no bit of a number: the scan of DuckDB then leaves out the other
        lines before it reads their other columns, whatever else is asked of them.
        """
        return exp.column(self.columns[self.pairs.index(pair)], table=alias)

    def known_items(self) -> str:
        """Item codes that any kind names, with those columns (in the dialect of DuckDB)."""
        parts = [
            f"SELECT DISTINCT k.{column} AS item, {place} AS place FROM knowledge.{kind} AS k"
            for place, (kind, column) in enumerate(self.pairs)
        ]
        told = ", ".join(
            f"bool_or(b.place = {place}) AS {name}" for place, name in enumerate(self.columns)
        )
        return (
            f"SELECT b.item, {told} FROM ({' UNION ALL '.join(parts)}) AS b"
            " WHERE b.item IS NOT NULL GROUP BY b.item"
        )

    def scope(self, rule: CheckedRule) -> exp.Expr:
        """The rule's scope with its look-ups of items answered."""
        return self.answered(rule.scope.copy(), rule.card.grain)

    def answered(self, test: exp.Expr, grain: str) -> exp.Expr:
        """A condition on the rows of a grain with its look-ups of items answered.

        What is simply asked for is the column itself, which a scan can filter by. Anywhere else
        an item that no kind names is told from a line without a code, as the look-up does.
        """
        if grain != LINE:
            return test
        asked = {id(part) for part in (test.flatten() if isinstance(test, exp.And) else [test])}
        for node, pair in list(_item_tests(test)):
            if pair not in self.pairs:
                continue
            named = self.test(pair, LINE)
            if id(node) not in asked:
                named = _exactly(named)
            if node is test:
                return named
            node.replace(named)
        return test

    def narrow(self, query: exp.Query, is_own: str, columns: Sequence[str]) -> None:
        """Let the aliases of ``line`` that are joined with a kind read only lines it names.

        ``is_own`` is the name under which the units under judgement stand; those are narrowed
        where they are made. ``columns`` are what the rule reads of a line.
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
                picked = (f"{alias}.{column}" for column in columns)
                inner = exp.select(*picked).from_(exp.to_table(LINE).as_(alias)).where(*tests)
                table = tables[alias]
                replacement = inner.subquery(alias)
                replacement.set("joins", table.args.get("joins"))
                table.replace(replacement)


def _exactly(named: exp.Expr) -> exp.Expr:
    """Unknown for a line without a code, false for an item that no kind names."""
    coded = exp.not_(exp.column(ITEM, table=LINE).is_(exp.null()))
    return exp.Case().when(coded, exp.func("coalesce", named, exp.false()))


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
