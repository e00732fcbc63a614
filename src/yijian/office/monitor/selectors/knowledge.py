"""What knowledge says in the actor's jurisdiction, read from the tables of the lake."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from yijian.audit.knowledge.kinds import Kind, kinds
from yijian.audit.knowledge.state import table_paths
from yijian.audit.rulebook.rule import Rule
from yijian.law import admdvs
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.paging import AFTER, BEFORE, Page
from yijian.office.monitor.loading.batch_folders import snapshot_of
from yijian.office.monitor.loading.knowledge_tables import PLACE, code_columns, placed_table
from yijian.office.monitor.selectors.cards import live_rules

NAMES = ("item_name", "main_name", "sub_name")


@dataclass(frozen=True)
class KindRow:
    """A kind of knowledge: the rules that read it, rows in force on a day, all rows, its levels,
    and the publication that came last."""

    kind: Kind
    rules: tuple[Rule, ...]
    in_force: int
    rows: int
    levels: tuple[str, ...]
    last: str


@dataclass(frozen=True)
class Asked:
    """What a list of rows is asked for; nothing means no restriction. ``on`` null: all days."""

    code: str = ""
    name: str = ""
    batch: str = ""
    level: str = ""
    on: date | None = None


def version_of(actor: Actor) -> str:
    """The version of the knowledge in force; empty where none was imported."""
    snapshot = snapshot_of(actor.jurisdiction)
    return str(snapshot.knowledge.get("version", "")) if snapshot else ""


def kind_for(name: str) -> Kind:
    """The kind of that name.

    Raises:
        Missing: there is none.
    """
    if name not in kinds():
        raise Missing
    return kinds()[name]


def tables_for(actor: Actor) -> dict[str, pa.Table]:
    """What holds in the actor's jurisdiction, by kind."""
    paths = _paths(actor)
    division = admdvs(actor.jurisdiction)
    return {name: placed_table(name, paths.get(name), division) for name in kinds()}


def table_of_kind(actor: Actor, kind: Kind) -> pa.Table:
    """What holds in the actor's jurisdiction of one kind, in order of :data:`PLACE`."""
    return placed_table(kind.name, _paths(actor).get(kind.name), admdvs(actor.jurisdiction))


def rules_reading(actor: Actor, kind: str) -> tuple[Rule, ...]:
    """The rules in force that read a kind, in order of code."""
    rules = live_rules(actor.jurisdiction).values()
    return tuple(rule for rule in rules if kind in rule.card.knowledge)


def kind_rows(actor: Actor, on: date) -> list[KindRow]:
    """All kinds, with what they hold on a day."""
    rules = list(live_rules(actor.jurisdiction).values())
    return [
        KindRow(
            kind=kinds()[name],
            rules=tuple(rule for rule in rules if name in rule.card.knowledge),
            in_force=len(matching(table, Asked(on=on))),
            rows=len(table),
            levels=tuple(sorted(table["level"].unique().to_pylist(), key="国省市".find)),
            last=_last(table),
        )
        for name, table in tables_for(actor).items()
    ]


def matching(table: pa.Table, asked: Asked) -> pa.Table:
    """The rows of a table that fit."""
    masks = []
    if asked.on is not None:
        day = pa.scalar(asked.on, pa.date32())
        masks += [pc.less_equal(table["begndate"], day), pc.greater_equal(table["enddate"], day)]
    if asked.code:
        masks.append(_any(table, code_columns(table), pc.starts_with, asked.code))
    if asked.name:
        masks.append(_any(table, _named(table), pc.match_substring, asked.name))
    if asked.batch:
        masks.append(pc.equal(table["batch"], asked.batch))
    if asked.level:
        masks.append(pc.equal(table["level"], asked.level))
    return _filtered(table, masks) if masks else table


def take_rows(table: pa.Table, asked: Mapping[str, str], size: int) -> Page:
    """The ``size`` rows behind or ahead of the place that an address (``request.GET``) names."""
    after, before = asked.get(AFTER, ""), asked.get(BEFORE, "")
    if before and not after:
        found = table.filter(pc.less(table[PLACE], before))
        more, found = len(found) > size, found.slice(max(0, len(found) - size))
    else:
        found = table.filter(pc.greater(table[PLACE], after)) if after else table
        more, found = len(found) > size, found.slice(0, size)
    rows = found.to_pylist()
    if not rows:
        return Page([], "", "")
    behind = more if not before else True
    ahead = bool(after) if not before else more
    return Page(rows, rows[-1][PLACE] if behind else "", rows[0][PLACE] if ahead else "")


def about_code(actor: Actor, code: str) -> list[tuple[Kind, list[dict[str, Any]]]]:
    """Everything that knowledge says about a code, by kind, in order of time."""
    found = []
    for name, table in tables_for(actor).items():
        columns = code_columns(table)
        if columns and len(table):
            rows = table.filter(_any(table, columns, pc.equal, code)).to_pylist()
            if rows:
                found.append((kinds()[name], sorted(rows, key=lambda row: row["begndate"])))
    return found


def codes_like(actor: Actor, words: str, most: int) -> list[tuple[str, str, tuple[str, ...]]]:
    """Codes that begin with ``words`` or are called so: code, name, titles of the kinds."""
    found: dict[str, tuple[str, list[str]]] = {}
    for name, table in tables_for(actor).items():
        for code, called in _codes_of(table, words):
            held = found.setdefault(code, (called, []))
            if kinds()[name].title not in held[1]:
                held[1].append(kinds()[name].title)
        if len(found) > most:
            break
    return [(code, named, tuple(titles)) for code, (named, titles) in list(found.items())[:most]]


def _codes_of(table: pa.Table, words: str) -> list[tuple[str, str]]:
    pairs = (("main_code", "main_name"), ("sub_code", "sub_name"))
    columns = [(code, name) for code, name in pairs if code in table.column_names]
    columns = columns or [(code, "item_name") for code in code_columns(table)]
    found = []
    for code, name in columns:
        mask = _any(table, [code], pc.starts_with, words)
        called = [name] if name in table.column_names else []
        mask = pc.or_(mask, _any(table, called, pc.match_substring, words))
        found += [(row[code], row.get(name) or "") for row in table.filter(mask).to_pylist()]
    return found


def _named(table: pa.Table) -> list[str]:
    return [it for it in NAMES if it in table.column_names]


def _paths(actor: Actor) -> dict[str, Path]:
    snapshot = snapshot_of(actor.jurisdiction)
    return table_paths(snapshot) if snapshot else {}


def _last(table: pa.Table) -> str:
    """How the rows that began last name their source."""
    if not len(table):
        return ""
    newest = table.filter(pc.equal(table["begndate"], pc.max(table["begndate"])))
    return str(newest["source"][0].as_py() or "")


def _any(table: pa.Table, columns: Sequence[str], test: Callable[..., Any], value: str) -> Any:
    """Whether any of these columns passes a test; of no column, nowhere."""
    found = pa.array([False] * len(table), pa.bool_())
    for column in columns:
        found = pc.or_(found, pc.fill_null(test(table[column], value), fill_value=False))
    return found


def _filtered(table: pa.Table, masks: list[Any]) -> pa.Table:
    whole = masks[0]
    for mask in masks[1:]:
        whole = pc.and_(whole, mask)
    return table.filter(pc.fill_null(whole, fill_value=False))
