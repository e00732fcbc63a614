"""The columns of few values in one task: looked up, made types, and read by."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import sqlglot
from sqlglot import exp

from yijian.audit.backends.session import Session
from yijian.audit.coded import columns as coded


def values(
    session: Session, table: str, asked: Sequence[tuple[str, str]]
) -> list[tuple[str, Sequence[str]]]:
    """All values of some expressions over a table, each with the column it stands for.

    One small query for each: an engine that reads a dictionary looks at that alone.
    """
    parts = [
        f"SELECT {place} AS place, list(value) AS held"
        f" FROM (SELECT DISTINCT CAST({expression} AS VARCHAR) AS value FROM {table}) AS v"
        for place, (_, expression) in enumerate(asked)
    ]
    found = session.rows(" UNION ALL ".join(parts)) if parts else []
    return [(asked[place][0], [v for v in held or () if v is not None]) for place, held in found]


def make_types(
    session: Session, found: Iterable[tuple[str, Sequence[str]]], held: Collection[str]
) -> set[str]:
    """Make types of those of the columns ``held`` that have few values; their names."""
    domains = coded.domains(found)
    made = set(held) & set(domains)
    for name in sorted(made):
        session.code_type(coded.code_type(name), domains[name])
    return made


class Codes:
    """What a task knows of its columns of few values.

    Args:
        tables: tables of the lake that the task reads, registered with texts.
    """

    def __init__(self, session: Session, tables: Collection[str]) -> None:
        self.session, self.tables = session, tables
        self.names: frozenset[str] = frozenset()

    def look_up(self) -> None:
        """Ask the lake for all values, and make a type of each column of few."""
        found: list[tuple[str, Sequence[str]]] = []
        for table, asked in coded.values_asked(self.tables).items():
            found += values(self.session, f"lake__{table}", asked)
        own = {column.name for column in coded.coded_columns() if not column.derived}
        self.names = frozenset(make_types(self.session, found, own))
        for base, asked in coded.derived_asked().items():
            self.list_values(base)
            found += values(self.session, f"value__{base}", asked)
        derived = {column.name for column in coded.coded_columns()} - own
        self.names |= make_types(self.session, found, derived)

    def list_values(self, column: str) -> None:
        """The view ``value__<column>``: what is known of the column, or else what the lake has."""
        sql = coded.values_sql(column, self.tables)
        if column in self.names:
            sql = f"SELECT unnest(enum_range(NULL::{coded.code_type(column)})) AS {column}"
        self.session.view(f"value__{column}", sql)


def cast_inside(sql: str, codes: Collection[str], engine: str) -> str:
    """A query whose coded columns are made as codes where they are made.

    A code cast at each outcome of a ``CASE`` is a constant; cast from outside, every row's text
    would be looked up.
    """
    query = sqlglot.parse_one(sql, read=engine)
    if isinstance(query, exp.Select):
        for item in list(query.selects):
            name = item.alias_or_name
            if name in codes and isinstance(item.unalias(), (exp.Case, exp.Coalesce)):
                item.replace(exp.alias_(_cast(item.unalias(), coded.code_type(name)), name))
    return query.sql(dialect=engine)


def _cast(node: exp.Expr, kind: str) -> exp.Expr:
    if isinstance(node, exp.Case):
        for outcome in node.args["ifs"]:
            outcome.set("true", _cast(outcome.args["true"], kind))
        if node.args.get("default"):
            node.set("default", _cast(node.args["default"], kind))
        return node
    if isinstance(node, exp.Coalesce):
        node.set("this", _cast(node.this, kind))
        node.set("expressions", [_cast(it, kind) for it in node.expressions])
        return node
    return exp.cast(node.copy(), exp.DataType.build(kind, udt=True))
