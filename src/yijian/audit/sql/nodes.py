"""The allow-list of syntax: what is not named here is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlglot import exp

from yijian.audit.sql.fault import Fault
from yijian.audit.sql.functions import FUNCTIONS, STANDARD
from yijian.audit.sql.tree import LAW

_PLAIN: tuple[type[exp.Expr], ...] = (
    exp.Select, exp.Union, exp.With, exp.CTE, exp.From, exp.Join, exp.Table, exp.Subquery,
    exp.Where, exp.Group, exp.Having, exp.Order, exp.Ordered, exp.Window, exp.WindowSpec,
    exp.Column, exp.Identifier, exp.TableAlias, exp.Alias, exp.Literal, exp.Boolean, exp.Null,
    exp.Paren, exp.Not, exp.And, exp.Or, exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE,
    exp.Between, exp.In, exp.Is, exp.Add, exp.Sub, exp.Mul, exp.Neg, exp.DPipe, exp.Distinct,
    exp.Star, exp.DataType, exp.DataTypeParam, exp.Tuple,
)  # fmt: skip
_TYPES = {"VARCHAR", "TEXT", "INT", "BIGINT", "DATE", "TIMESTAMP", "DECIMAL", "BOOLEAN"}
_DATED = re.compile(r"^\d{4}-\d{1,2}(-\d{1,2})?")
_NUMBER = re.compile(r"^\s*[-+]?\d+(\.\d+)?\s*$")
_MEASURING = (exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Between, exp.Add, exp.Sub, exp.Mul)
_ORDERED = (exp.RowNumber, exp.Rank, exp.DenseRank, exp.Lag, exp.Lead)


def _place(node: exp.Expr) -> tuple[int, int]:
    """Line and position of the first part that knows; the parser keeps where a part ends."""
    for part in node.walk():
        if line := part.meta.get("line"):
            length = int(part.meta.get("end", 0)) - int(part.meta.get("start", 0))
            return int(line), max(1, int(part.meta.get("col", 0)) - length)
    return 0, 0


def fault_at(node: exp.Expr, code: str, wrong: str, right: str) -> Fault:
    """A fault placed at ``node``."""
    line, position = _place(node)
    return Fault(code, wrong, right, line=line, position=position)


def check_nodes(root: exp.Expr) -> None:
    """Refuse every construct that is outside the subset.

    Raises:
        Fault: the first one found.
    """
    for node in root.walk():
        check = next((one for kind, one in _CHECKS if isinstance(node, kind)), None)
        if check is not None:
            check(node)
        elif not isinstance(node, _PLAIN):
            raise fault_at(
                node,
                "rule.subset",
                f"不得使用 {type(node).__name__}：{node.sql()[:60]}",
                "规则子集见 docs/contracts.md",
            )


def _pass(node: exp.Expr) -> None:
    """Allowed as it is."""


def _check_select(node: exp.Expr) -> None:
    if node.args.get("limit"):
        raise fault_at(node, "rule.subset", "不得使用 LIMIT", "返回全部命中的行")


def _check_with(node: exp.Expr) -> None:
    if node.args.get("recursive"):
        raise fault_at(node, "rule.subset", "不得使用 WITH RECURSIVE", "普通的 WITH")


def _check_distinct(node: exp.Expr) -> None:
    if node.args.get("on"):
        raise fault_at(node, "rule.subset", "不得使用 DISTINCT ON", "DISTINCT，或 row_number()")


def _check_order(node: exp.Expr) -> None:
    if not isinstance(node.parent, (exp.Window, exp.Query)):
        raise fault_at(node, "rule.subset", "不得在聚合函数里排序", "ordered_list 或窗口函数")


def _check_literal(node: exp.Literal) -> None:
    if node.is_string:
        _check_text(node)
        return
    try:
        allowed = Decimal(node.name) in (Decimal(0), Decimal(1))
    except InvalidOperation:
        allowed = False
    inside_type = isinstance(node.parent, exp.DataTypeParam)
    substring = isinstance(node.parent, exp.Substring)
    if not (allowed or inside_type or substring):
        raise fault_at(node, "rule.number", f"规则里不得写数字 {node.name}", "取自 law 参数或知识")


def _check_text(node: exp.Literal) -> None:
    """A text may be a code or a word; not a date, nor a number that something is measured by."""
    measured = isinstance(node.parent, _MEASURING) and _NUMBER.match(node.name)
    if measured or _DATED.match(node.name):
        raise fault_at(
            node, "rule.number", f"规则里不得以文字写数字或日期“{node.name}”", "取自 law 参数或知识"
        )
    if isinstance(node.parent, exp.Length):
        raise fault_at(node, "rule.number", "规则里不得以文字的长度写数字", "取自 law 参数或知识")


def _check_cast(node: exp.Cast) -> None:
    kind = node.to.this.name
    if not isinstance(node, exp.TryCast) and kind in ("INT", "BIGINT", "DATE", "TIMESTAMP"):
        plain = isinstance(node.this, exp.Null) or (
            isinstance(node.this, exp.Column) and kind in ("DATE", "TIMESTAMP")
        )
        if not plain and not isinstance(node.this, exp.Literal):
            raise fault_at(
                node,
                "rule.cast",
                f"不得把算出的值转换为 {node.to.sql()}",
                "只转换列或 NULL；取整在两个引擎上不同",
            )
    if isinstance(node, exp.TryCast) or kind not in _TYPES:
        raise fault_at(node, "rule.cast", f"不得转换为 {node.to.sql()}", "、".join(sorted(_TYPES)))
    if kind in ("INT", "BIGINT", "DECIMAL") and isinstance(node.this, exp.Literal):
        raise fault_at(
            node, "rule.number", f"规则里不得写数字 {node.this.sql()}", "取自 law 参数或知识"
        )
    if kind in ("DATE", "TIMESTAMP") and isinstance(node.this, exp.Literal):
        raise fault_at(
            node, "rule.date", f"规则里不得写日期 {node.this.sql()}", "取自 law 或知识的有效期"
        )


def _check_join(join: exp.Join) -> None:
    on = join.args.get("on")
    joined = join.this
    shape = {join.method, join.side, join.kind} - {"", "LEFT", "INNER", "OUTER"}
    if shape & {"ASOF", "SEMI", "ANTI", "RIGHT", "FULL"}:
        raise fault_at(
            join, "rule.subset", f"不得使用 {'、'.join(sorted(shape))} JOIN", "JOIN 或 LEFT JOIN"
        )
    if join.args.get("using"):
        return
    if on is None:
        raise fault_at(
            join,
            "rule.cross_join",
            f"与 {joined.alias_or_name} 的连接没有条件",
            "JOIN … ON 写明两侧的列",
        )
    name = joined.alias_or_name
    inner = [c for c in on.find_all(exp.Column) if c.table == name]
    outer = [c for c in on.find_all(exp.Column) if c.table and c.table != name]
    dated = isinstance(joined, exp.Table) and joined.db == LAW
    terms = list(on.flatten()) if isinstance(on, exp.And) else [on]
    equal = any(
        isinstance(term, exp.EQ)
        and {c.table == name for c in term.find_all(exp.Column)} == {True, False}
        for term in terms
    )
    dated = dated and any(isinstance(term, exp.Between) for term in terms)
    if not inner or not outer or not (dated or equal):
        raise fault_at(
            join,
            "rule.cross_join",
            f"与 {name} 的连接会成为交叉连接",
            "ON 中至少有一个两侧列的等式，列写明所属关系",
        )


def _check_window(window: exp.Window) -> None:
    if isinstance(window.this, _ORDERED) and not window.args.get("order"):
        raise fault_at(
            window,
            "rule.window",
            f"{window.this.sql()} 没有 ORDER BY",
            "写明排序，并以唯一的列收尾",
        )


def _check_function(node: exp.Func) -> None:
    name = node.name.lower() if isinstance(node, exp.Anonymous) else node.sql_name().lower()
    ours = FUNCTIONS.get(name)
    if ours:
        given = (
            len(node.expressions)
            if isinstance(node, exp.Anonymous)
            else len(list(node.iter_expressions()))
        )
        if given != ours.arity:
            raise fault_at(
                node, "rule.arguments", f"{name} 有 {given} 个参数", f"{ours.arity} 个参数"
            )
    elif name.upper() not in STANDARD:
        allowed = "、".join([*sorted(FUNCTIONS), *sorted(n.lower() for n in STANDARD)])
        raise fault_at(node, "rule.function", f"不得调用函数 {name}", allowed)


_CHECKS: tuple[tuple[tuple[type[exp.Expr], ...], Callable[[Any], None]], ...] = (
    ((exp.Literal,), _check_literal),
    ((exp.Cast,), _check_cast),
    ((exp.Join,), _check_join),
    ((exp.Window,), _check_window),
    ((exp.Case, exp.If, exp.And, exp.Or), _pass),
    ((exp.Func,), _check_function),
    ((exp.Select,), _check_select),
    ((exp.With,), _check_with),
    ((exp.Distinct,), _check_distinct),
    ((exp.Order,), _check_order),
)
"""Syntax that is looked at more closely, the first match deciding; the rest must be plain."""
