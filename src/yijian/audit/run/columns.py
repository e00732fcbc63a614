"""Which columns of which relations a task builds: only those that something reads."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import sqlglot

from yijian.audit.run.plan import WHOLE, Plan, Task
from yijian.audit.run.quality import quality_columns
from yijian.audit.sql import tree
from yijian.audit.working_set.relations import relation_sql, relations
from yijian.claims.schema import tables

CONTEXT = (
    "fixmedins_code",
    "setl_id",
    "bkkp_sn",
    "mdtrt_id",
    "psn_no",
    "admdvs",
    "insu_admdvs",
    "fee_amount",
    "fund_amount",
)
"""What the assembly must know of a line that was hit."""


SHOWN = ("admdvs", "insu_admdvs", "psn_no", "mdtrt_id")
"""What the assembly must know of a unit that was hit, beside its key and day."""

CODE_MAP = "mapped"
"""The part from which the quality gate tells faults of the local-to-national code map."""


def columns_needed(plan: Plan, task: Task) -> dict[str, set[str]]:
    """Relations the task needs, with the columns to build of each."""
    found: dict[str, set[str]] = {}
    whole = task.model_copy(update={"only": ()}) if task.only == WHOLE else task
    for rule in plan.rules_of(whole):
        for name, columns in rule.reads.items():
            found.setdefault(name, set()).update(columns)
        found.setdefault(rule.card.grain, set()).update(SHOWN)
    if task.phase == "person":
        found.setdefault("line", set()).update({*CONTEXT, "fee_ocur_date"})
        for name, columns in quality_columns().items():
            found.setdefault(name, set()).update(columns)
        _read(found, relation_sql(CODE_MAP))
        for rule in plan.rulebook:
            for part in (*rule.grain.parts, *rule.grain.whole):
                _read(found, relation_sql(part))
    _close(found)
    return {name: _real(name, columns) for name, columns in found.items()}


def parts_of(plan: Plan) -> list[str]:
    """What the person phase leaves behind for the gathered relations and the quality gate."""
    grains = [rule.grain for rule in plan.rulebook]
    return sorted({CODE_MAP, *(part for it in grains for part in (*it.parts, *it.whole))})


def built_by(plan: Plan, task: Task) -> list[str]:
    """Relations and parts whose SQL a task runs."""
    built = [n for n in columns_needed(plan, task) if relations()[n].phase != "gathered"]
    return built + ([task.relation] if task.relation else parts_of(plan))


def sources(built: Iterable[str], schema: str) -> set[str]:
    """The tables of the lake, or kinds of knowledge, that some relations and parts read."""
    found: set[str] = set()
    for name in built:
        parsed = sqlglot.parse_one(relation_sql(name), read="duckdb")
        found |= {table.name for table in tree.source_tables(parsed) if table.db == schema}
    return found


@cache
def registers() -> frozenset[str]:
    """Lake tables behind the relations that every task needs whole: a doctor is no patient."""
    whole = (it.name for it in relations().values() if it.phase == "everywhere")
    return frozenset(sources(whole, tree.LAKE))


def is_cut(table: str) -> bool:
    """Does a task read only its own persons' rows of a lake table?"""
    return "psn_no" in tables()[table].columns and table not in registers()


def _read(found: dict[str, set[str]], sql: str) -> None:
    parsed = sqlglot.parse_one(sql, read="duckdb")
    for table in tree.source_tables(parsed):
        if not table.db and table.name in relations():
            found.setdefault(table.name, set()).update(tree.columns_read(parsed, table.name))


def _close(found: dict[str, set[str]]) -> None:
    """Add what the needed relations are themselves built from."""
    pending = list(found)
    while pending:
        relation = relations()[pending.pop()]
        found[relation.name].update(relation.key)
        if relation.date:
            found[relation.name].add(relation.date)
        if relation.phase == "gathered":
            if "institution" not in found:
                found["institution"] = {"*"}
            continue
        if relation.name == "stay":
            found.setdefault("visit", set()).update(found["stay"])
            pending.append("visit")
            continue
        for earlier in relation.after:
            if earlier not in found:
                pending.append(earlier)
                found[earlier] = set()
        _read(found, relation_sql(relation.name))


def _real(name: str, columns: set[str]) -> set[str]:
    known = set(relations()[name].columns)
    return known if "*" in columns else columns & known
