"""The subset check: refuses, with place and reason, a rule that could do more than judge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import OptimizeError, ParseError
from sqlglot.optimizer.qualify import qualify
from sqlglot.schema import MappingSchema

from yijian.audit.knowledge.kinds import kinds
from yijian.audit.rulebook.card import Card
from yijian.audit.rulebook.rule import Rule
from yijian.audit.sql import nodes, tree
from yijian.audit.sql.fault import Fault
from yijian.audit.sql.types import check_types
from yijian.audit.working_set.relations import Relation, relations
from yijian.kernel.errors import BadInput, Place

FIXED_OUTPUT = ("fixmedins_code", "setl_id", "bkkp_sn", "role", "fee_amount", "fund_amount")
OPTIONAL_OUTPUT = ("measured", "limit_value", "zone", "occurred_from", "occurred_to")
LAW_COLUMNS = {"value": "DECIMAL(18,6)", "begndate": "DATE", "enddate": "DATE"}


def knowledge_columns(kind: str) -> dict[str, str]:
    """Columns of ``knowledge.<kind>`` with their types."""
    return {c.name: c.sql_type for c in kinds()[kind].columns}


def listed_column(kind: str) -> str:
    """The column of a unit that must stand in a kind: the first of its key."""
    return kinds()[kind].key[0]


@dataclass(frozen=True)
class CheckedRule:
    """A rule that passed: its parsed query and scope, ready to be compiled."""

    rule: Rule
    query: exp.Query = field(repr=False)
    scope: exp.Expr = field(repr=False)

    @property
    def card(self) -> Card:
        """The rule's card."""
        return self.rule.card

    @cached_property
    def grain(self) -> Relation:
        """The relation whose rows are the units under judgement."""
        return relations()[self.card.grain]

    def columns_of(self, name: str) -> list[str]:
        """Columns of a relation that the rule may read, in order."""
        known = relations()[name].columns
        read = self.reads.get(name, set())
        return sorted(known if "*" in read else read & set(known))

    @cached_property
    def reads(self) -> dict[str, set[str]]:
        """Relations the rule reads, with the columns it may read of each."""
        found: dict[str, set[str]] = {}
        for part in (self.query, _scope_query(self.card, self.scope)):
            for table in tree.source_tables(part):
                if not table.db:
                    found.setdefault(table.name, set()).update(tree.columns_read(part, table.name))
        for need in self.card.parsed_needs:
            if need.kind in ("column", "listed"):
                own = need.name if need.kind == "column" else listed_column(need.name)
                found[self.card.grain].add(own)
        return found


def _scope_query(card: Card, scope: exp.Expr) -> exp.Select:
    return exp.select(exp.Literal.number(1)).from_(card.grain).where(scope.copy())


def check_rule(rule: Rule) -> CheckedRule:
    """Check a rule's SQL, scope, needs and output against the subset and its card.

    The same text is checked once in a process.

    Raises:
        BadInput: names file, line and reason of the first fault.
    """
    asked = _Asked(rule.text, rule.path, rule)
    query, scope = _within_subset(asked)
    _agrees_with_card(asked)
    return CheckedRule(rule, query, scope)


def read_checked(rule: Rule) -> CheckedRule:
    """A rule that another process has checked: it is read, and again held to the subset.

    What it asks of columns, and whether its output fits its card, is not worked out again: that
    takes most of the time of a check and lets nothing in.

    Raises:
        BadInput: it leaves the subset; names file, line and reason.
    """
    return CheckedRule(rule, *_within_subset(_Asked(rule.text, rule.path, rule)))


@dataclass(frozen=True)
class _Asked:
    text: str
    path: str
    rule: Rule = field(compare=False)


@lru_cache(maxsize=1024)
def _within_subset(asked: _Asked) -> tuple[exp.Query, exp.Expr]:
    rule = asked.rule
    with _placed(rule):
        query = _parse(rule.sql)
        scope = _parse_scope(rule.card)
        nodes.check_nodes(query)
        _check_scope(scope)
        _check_sources(rule.card, query)
        _check_phase(rule.card, query)
        _check_needs(rule.card)
    return query, scope


@lru_cache(maxsize=1024)
def _agrees_with_card(asked: _Asked) -> None:
    rule = asked.rule
    query, scope = _within_subset(asked)
    with _placed(rule):
        _check_columns(rule.card, query)
        _check_scope_columns(rule.card, scope)
        _check_output(rule.card, query)
        _check_zones(rule.card, query)


@contextmanager
def _placed(rule: Rule) -> Iterator[None]:
    """A fault with the file and the line of the rule."""
    try:
        yield
    except Fault as fault:
        row = rule.first_line + fault.line - 1 if fault.line else None
        column = fault.column or (str(fault.position) if fault.position else None)
        raise BadInput(
            fault.code, Place(rule.path, row, column), fault.wrong, fault.right
        ) from None


def _parse(sql: str) -> exp.Query:
    try:
        statements = sqlglot.parse(sql, read="duckdb")
    except ParseError as error:
        first = error.errors[0]
        raise Fault(
            "rule.syntax",
            f"SQL 无法解析，靠近“{first['highlight']}”",
            "一条 SELECT",
            line=first["line"],
            position=first["col"] or 0,
        ) from None
    if len(statements) != 1 or not isinstance(statements[0], exp.Query):
        raise Fault(
            "rule.not_select", "不是单独一条 SELECT", "只写一条 SELECT，不得写入或改动任何东西"
        )
    return statements[0]


def _parse_scope(card: Card) -> exp.Expr:
    try:
        return sqlglot.parse_one(card.scope, read="duckdb")
    except ParseError:
        raise Fault(
            "rule.scope", "scope 无法解析", "对粒度关系各列的布尔表达式", column="scope"
        ) from None


def _check_scope(scope: exp.Expr) -> None:
    try:
        nodes.check_nodes(scope)
    except Fault as fault:
        raise Fault(fault.code, fault.wrong, fault.right, column="scope") from None


def _check_sources(card: Card, query: exp.Query) -> None:
    known = relations()
    own_name = False
    for table in tree.source_tables(query):
        if isinstance(table.this, exp.Func) or not isinstance(table.this, exp.Identifier):
            raise nodes.fault_at(table, "rule.source", "从函数或文件取数", "只读工作集的关系")
        if table.db == tree.KNOWLEDGE:
            _declared(table, card.knowledge, "knowledge")
        elif table.db == tree.LAW:
            _declared(table, card.law, "law")
        elif table.db or table.name not in known or known[table.name].internal:
            public = "、".join(name for name, item in known.items() if not item.internal)
            raise nodes.fault_at(
                table, "rule.table", f"没有关系“{table.sql()}”", f"{public}、knowledge.*、law.*"
            )
        own_name = own_name or tree.under_own_name(table, card.grain)
    if card.grain not in known or not known[card.grain].subject:
        grains = "、".join(name for name, item in known.items() if item.subject)
        raise Fault("rule.grain", f"没有粒度“{card.grain}”", grains, column="grain")
    if not own_name:
        raise Fault(
            "rule.own_name", f"没有以本名引用 {card.grain}", "FROM 中至少有一处以本名写粒度关系"
        )


_CUT = {
    "person": ("none", "person"),
    "gathered": ("none", "institution", "doctor", "trace"),
    "everywhere": (),
}
"""How a rule may be cut into tasks, by where its grain is built."""


def _check_phase(card: Card, query: exp.Query) -> None:
    known = relations()
    phase = known[card.grain].phase
    if card.partition_by not in _CUT[phase]:
        raise Fault(
            "rule.partition",
            f"粒度 {card.grain} 不能按 {card.partition_by} 划分",
            "、".join(_CUT[phase]),
            column="partition_by",
        )
    if card.grain != "line" and tuple(card.anchor) != known[card.grain].key:
        raise Fault(
            "rule.anchor", "锚点不是粒度的键", "、".join(known[card.grain].key), column="anchor"
        )
    for table in tree.source_tables(query):
        read = known.get(table.name)
        together = read and (
            read.phase in (phase, "everywhere")
            and (phase == "person" or read.phase == "everywhere" or read.name == card.grain)
        )
        if not table.db and not together:
            raise nodes.fault_at(
                table,
                "rule.phase",
                f"粒度 {card.grain} 的规则读不到 {table.name}",
                "同一阶段的关系",
            )


def _declared(table: exp.Table, names: tuple[str, ...], key: str) -> None:
    if table.name not in names:
        raise nodes.fault_at(
            table, "rule.undeclared", f"卡片的 {key} 没有列出 {table.name}", "先在卡片中列出"
        )


def _check_needs(card: Card) -> None:
    columns = relations()[card.grain].columns
    for need in card.parsed_needs:
        good = {
            "column": need.relation == card.grain and need.name in columns,
            "knowledge": need.name in card.knowledge,
            "listed": need.name in card.knowledge
            and need.name in kinds()
            and listed_column(need.name) in columns,
            "history": need.name in card.law,
        }[need.kind]
        if not good:
            raise Fault(
                "rule.need",
                f"需要“{need.text}”无从核对",
                "粒度关系的列、卡片列出的知识或参数",
                column="needs",
            )


def _check_zones(card: Card, query: exp.Query) -> None:
    if card.zones is None:
        return
    shown = {"measured", "limit_value", "zone"} <= set(query.named_selects)
    if not shown or not {card.zones.core, card.zones.watch} <= set(card.law):
        raise Fault(
            "rule.zones",
            "zones 无从核对",
            "core、watch 都是卡片 law 列出的参数，输出含 measured、limit_value、zone",
            column="zones",
        )


def _check_columns(card: Card, query: exp.Expr) -> None:
    read = {table.name for table in tree.source_tables(query) if not table.db}
    schema: dict[str, dict[str, dict[str, str]]] = {
        "": {name: item.columns for name, item in relations().items() if name in read},
        tree.KNOWLEDGE: {n: knowledge_columns(n) for n in card.knowledge if n in kinds()},
        tree.LAW: dict.fromkeys(card.law, LAW_COLUMNS),
    }
    for name in card.knowledge:
        if name not in kinds():
            raise Fault(
                "rule.knowledge", f"没有知识种类“{name}”", "、".join(kinds()), column="knowledge"
            )
    flat: dict[str, object] = {
        **schema.pop(""),
        **{f"{db}__{t}": c for db, part in schema.items() for t, c in part.items()},
    }
    renamed = query.copy()
    for table in list(tree.source_tables(renamed)):
        if table.db:
            flat_name = exp.to_identifier(f"{table.db}__{table.name}", quoted=True)
            table.replace(
                exp.Table(
                    this=flat_name,
                    alias=exp.TableAlias(this=exp.to_identifier(table.alias_or_name)),
                )
            )
    try:
        schema_of = MappingSchema(flat, dialect="duckdb", normalize=False)
        renamed = qualify(renamed, schema=schema_of, dialect="duckdb", quote_identifiers=False)
    except OptimizeError as error:
        raise _column_fault(str(error), query) from None
    check_types(renamed, schema_of)


def _check_scope_columns(card: Card, scope: exp.Expr) -> None:
    try:
        _check_columns(card, _scope_query(card, scope))
    except Fault as fault:
        raise Fault(fault.code, fault.wrong, fault.right, column="scope") from None


def _column_fault(said: str, query: exp.Expr) -> Fault:
    """The column out of the parser's own sentence, and its place in the SQL."""
    found = re.search(r"[Cc]olumn:? '?\"?([\w.\"]+?)\"?'?( could not be resolved.*)?$", said)
    name = found[1].replace('"', "").rpartition(".")[2] if found else ""
    right = "只用关系、知识、参数已有的列，并写明所属关系"
    for column in query.find_all(exp.Column):
        if column.name == name:
            return nodes.fault_at(column, "rule.column", f"列无法确定：{column.sql()}", right)
    return Fault("rule.column", f"列无法确定：{name}" if name else "有列无法确定", right)


def _check_output(card: Card, query: exp.Query) -> None:
    names = list(query.named_selects)
    if "*" in names or len(set(names)) != len(names):
        raise Fault("rule.output", "输出列含 * 或重名", "逐一写出输出列")
    lacking = [name for name in (*card.anchor, *FIXED_OUTPUT) if name not in names]
    if lacking:
        raise Fault(
            "rule.output",
            f"缺少输出列 {'、'.join(lacking)}",
            "锚点、行键、role、fee_amount、fund_amount",
        )
    evidence = set(names) - set(card.anchor) - set(FIXED_OUTPUT) - set(OPTIONAL_OUTPUT)
    if evidence - set(card.evidence) or set(card.evidence) - set(names):
        odd = sorted(evidence ^ (set(card.evidence) & evidence)) + sorted(
            set(card.evidence) - set(names)
        )
        raise Fault(
            "rule.evidence",
            f"证据列与卡片不一致：{'、'.join(odd)}",
            "输出的其余各列与 evidence 一一对应",
        )
