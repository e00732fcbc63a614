"""Texts and numbers are not compared: an engine that reads a text as a number fails on the first
code that is none, in the middle of a run."""

from __future__ import annotations

from sqlglot import exp
from sqlglot.optimizer.annotate_types import annotate_types
from sqlglot.schema import Schema

from yijian.audit.sql.nodes import fault_at

_FAMILIES = {"文字": exp.DataType.TEXT_TYPES, "数字": exp.DataType.NUMERIC_TYPES}
_COMPARING = (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE)


def check_types(query: exp.Expr, schema: Schema) -> None:
    """Refuse what puts a text beside a number in a comparison or as alternatives of one value.

    Args:
        query: with every column resolved.
        schema: the columns of its tables with their types.

    Raises:
        Fault: the first such place.
    """
    typed = annotate_types(query, schema=schema, dialect="duckdb")
    for node in typed.walk():
        found = {family for part in _beside(node) if (family := _family(part))}
        if len(found) > 1:
            raise fault_at(
                node,
                "rule.types",
                f"文字与数字混在一起：{node.sql(dialect='duckdb')[:60]}",
                "编码是文字，写成 '1'；数字不加引号",
            )


def _beside(node: exp.Expr) -> list[exp.Expr]:
    """The parts of a node that must be of one kind."""
    if isinstance(node, _COMPARING):
        return [node.this, node.expression]
    if isinstance(node, (exp.Coalesce, exp.In)):
        return [node.this, *node.expressions]
    if isinstance(node, exp.Between):
        return [node.this, node.args["low"], node.args["high"]]
    if isinstance(node, exp.Case):
        outcomes = [one.args["true"] for one in node.args["ifs"]]
        return [*outcomes, *([node.args["default"]] if node.args.get("default") else [])]
    return []


def _family(node: exp.Expr) -> str | None:
    kind = node.type.this if node.type else None
    return next((name for name, kinds in _FAMILIES.items() if kind in kinds), None)
