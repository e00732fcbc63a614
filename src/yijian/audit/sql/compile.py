"""From a checked rule to the SQL of an engine: on the syntax tree, never by patching text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import sqlglot
from sqlglot import exp

from yijian.audit.rulebook.card import Need
from yijian.audit.sql import tree
from yijian.audit.sql.check import CheckedRule, listed_column
from yijian.audit.sql.functions import FUNCTIONS, ROW_ID
from yijian.audit.sql.listed import LINE, Listing

SOUND = "__sound"
NOTHING: Mapping[str, str] = MappingProxyType({})
_SAFE_LEFT, _SAFE_RIGHT = "DECIMAL(19,6)", "DECIMAL(18,6)"


def physical_name(table: exp.Table) -> str:
    """The table's name on an engine: ``law."a.b"`` is ``law__a__b``."""
    return "__".join(part for part in (table.db, table.name.replace(".", "__")) if part)


def judging(rule: CheckedRule, dates: exp.Expr | None, listing: Listing) -> list[exp.Expr]:
    """What makes a row a unit under judgement: in scope, in the asked dates, every need known."""
    grain = rule.card.grain
    known = [listing.answered(_not(missing), grain) for _, missing in column_needs(rule)]
    return [listing.scope(rule), *([dates] if dates else []), *known]


def _not(test: exp.Expr) -> exp.Expr:
    return test.this if isinstance(test, exp.Not) else exp.not_(test)


def judged(rule: CheckedRule, dates: exp.Expr | None, listing: Listing) -> exp.Select:
    """The units under judgement, of the rows of the grain without a blocking fault."""
    grain = rule.card.grain
    source = exp.to_table(context_name(grain)).as_(grain)
    picked = (f"{grain}.{column}" for column in rule.columns_of(grain))
    return exp.select(*picked).from_(source).where(*judging(rule, dates, listing))


def context_name(relation: str) -> str:
    """The view of a relation without the rows that have a blocking fault."""
    return relation + SOUND


NO_LISTING = Listing()


def column_needs(rule: CheckedRule, listing: Listing = NO_LISTING) -> list[tuple[str, exp.Expr]]:
    """What a unit needs of its own: the need as the card writes it, and the test that it lacks."""
    return [
        (need.text, listing.answered(_lacks(rule.card.grain, need), rule.card.grain))
        for need in rule.card.parsed_needs
        if need.kind in ("column", "listed")
    ]


def _lacks(grain: str, need: Need) -> exp.Expr:
    if need.kind == "column":
        return exp.column(need.name, table=need.relation).is_(exp.null())
    key = listed_column(need.name)
    listed = exp.select(key).from_(exp.to_table(f"{tree.KNOWLEDGE}.{need.name}"))
    return exp.not_(exp.column(key, table=grain).isin(query=listed))


def compile_rule(
    rule: CheckedRule,
    engine: str,
    dates: exp.Expr | None = None,
    listing: Listing = NO_LISTING,
    named: Mapping[str, str] = NOTHING,
) -> str:
    """The rule's query for ``engine``: own names judged, aliases context, functions spelt out.

    ``dates`` is a condition on the grain's date, or ``None`` for all dates; ``listing`` what
    the lines at hand say of the knowledge that names their item; ``named`` the views that stand
    for the sound rows of relations, where they are not the usual ones.
    """
    query = rule.query.copy()
    listing.narrow(query, rule.card.grain, rule.columns_of(LINE))
    for table in list(tree.source_tables(query)):
        if tree.under_own_name(table, rule.card.grain):
            table.replace(judged(rule, dates, listing).subquery(rule.card.grain))
    for table in list(tree.source_tables(query)):
        relation = table.name.removesuffix(SOUND)
        if not table.db:
            _rename(table, named.get(relation, context_name(relation)))
    return render(query, engine)


def render(query: exp.Expr, engine: str) -> str:
    """Write a parsed query for an engine: physical names and our functions spelt out."""
    query = query.copy()
    for table in list(tree.source_tables(query)):
        if table.db:
            _rename(table, physical_name(table))
    for product in list(query.find_all(exp.Mul)):
        product.set("this", exp.cast(product.this.copy(), _SAFE_LEFT))
        product.set("expression", exp.cast(product.expression.copy(), _SAFE_RIGHT))
    query = query.transform(_spell, engine, copy=False)
    return query.sql(dialect=engine)


def render_relation(sql: str, engine: str) -> str:
    """Write a relation's SQL (ours, outside the subset) for an engine."""
    query = sqlglot.parse_one(sql, read="duckdb")
    for table in list(tree.source_tables(query)):
        if table.db:
            _rename(table, physical_name(table))
    for call in list(query.find_all(exp.Anonymous)):
        if call.name.lower() == ROW_ID.name:
            call.replace(sqlglot.parse_one(ROW_ID.template(engine), read=engine))
    return query.transform(_spell, engine, copy=False).sql(dialect=engine)


def _rename(table: exp.Table, name: str) -> None:
    alias = table.alias_or_name
    table.replace(
        exp.Table(
            this=exp.to_identifier(name),
            alias=exp.TableAlias(this=exp.to_identifier(alias)),
            joins=table.args.get("joins"),
        )
    )


@cache
def _template(name: str, engine: str) -> exp.Expr:
    text = FUNCTIONS[name].template(engine)
    for position in range(1, FUNCTIONS[name].arity + 1):
        text = text.replace(f"${position}", f"argument_{position}")
    return sqlglot.parse_one(text, read=engine)


def _spell(node: exp.Expr, engine: str) -> exp.Expr:
    if not isinstance(node, exp.Func):
        return node
    anonymous = isinstance(node, exp.Anonymous)
    name = node.name.lower() if anonymous else node.sql_name().lower()
    if name not in FUNCTIONS or (not anonymous and name != "months_between"):
        return node
    arguments = node.expressions if anonymous else list(node.iter_expressions())
    spelt = _template(name, engine).copy()
    for column in list(spelt.find_all(exp.Column)):
        if column.name.startswith("argument_"):
            argument = arguments[int(column.name.removeprefix("argument_")) - 1].copy()
            column.replace(exp.paren(argument) if isinstance(argument, exp.Binary) else argument)
    spelt = spelt.transform(_spell, engine, copy=False)
    return exp.paren(spelt) if isinstance(spelt, exp.Binary) else spelt
