"""Small questions about a parsed rule, asked by the check and by the compiler alike."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

LAW, KNOWLEDGE, PART, LAKE, VALUE = "law", "knowledge", "part", "lake", "value"


def cte_names(tree: exp.Expr) -> set[str]:
    """Names that the rule defines for itself in WITH."""
    return {cte.alias for cte in tree.find_all(exp.CTE)}


def source_tables(tree: exp.Expr) -> Iterator[exp.Table]:
    """The tables the rule reads, without those it defines in WITH."""
    own = cte_names(tree)
    for table in tree.find_all(exp.Table):
        if table.db or table.name not in own:
            yield table


def under_own_name(table: exp.Table, relation: str) -> bool:
    """Is this the relation under its own name: the units under judgement?"""
    return not table.db and table.name == relation and table.alias_or_name == relation


def columns_read(tree: exp.Expr, relation: str) -> set[str]:
    """Columns that may be read from ``relation``, under its own name or any alias.

    A column without a qualifier counts for every relation, so that too much is read, never too
    little; a ``*`` of the relation gives ``{"*"}``.
    """
    names = {relation} | {t.alias_or_name for t in source_tables(tree) if t.name == relation}
    found: set[str] = set()
    for column in tree.find_all(exp.Column):
        if not column.table or column.table in names:
            found.add("*" if isinstance(column.this, exp.Star) else column.name)
    if any(
        isinstance(item, exp.Star)
        for select in tree.find_all(exp.Select)
        for item in select.expressions
    ):
        found.add("*")
    return found
