"""The registry of relations: buildable in order, and each SQL gives the columns it promises."""

from __future__ import annotations

import pytest
import sqlglot

from yijian.audit.coded.columns import coded_columns
from yijian.audit.knowledge.kinds import kinds
from yijian.audit.sql import tree
from yijian.audit.sql.compile import render_relation
from yijian.audit.sql.functions import ENGINES
from yijian.audit.working_set.relations import relation_sql, relations
from yijian.claims.schema import tables

CONTRACT = {
    "line", "visit", "stay", "settlement", "drord", "diagnosis", "operation", "person",
    "institution", "staff", "stock", "institution_month", "prescription", "trace",
    "dispensing", "dispensing_month", "readmission", "sold_pack",
    "calendar", "counter", "doctor_day", "surgery", "enrolment", "glycated", "short_stay",
    "discharge",
}  # fmt: skip
NAMES = [*relations(), *(p for r in relations().values() for p in (*r.parts, *r.whole))]


def test_the_relations_are_those_of_the_contract() -> None:
    assert {name for name, it in relations().items() if not it.internal} == CONTRACT


def test_each_stands_after_what_it_is_built_from() -> None:
    order = list(relations())
    for relation in relations().values():
        for earlier in relation.after:
            assert order.index(earlier) < order.index(relation.name)


@pytest.mark.parametrize("name", relations())
def test_key_and_date_are_columns(name: str) -> None:
    relation = relations()[name]
    assert set(relation.key) <= set(relation.columns)
    assert relation.date is None or relation.date in relation.columns
    assert bool(relation.parts) == (relation.phase == "gathered")
    for part in relation.parts if relation.spread else ():
        assert relation.spread in sqlglot.parse_one(relation_sql(part)).named_selects


@pytest.mark.parametrize("name", NAMES)
def test_it_reads_national_tables_and_earlier_relations(name: str) -> None:
    parsed = sqlglot.parse_one(relation_sql(name), read="duckdb")
    parts = {part for r in relations().values() for part in (*r.parts, *r.whole)}
    for table in tree.source_tables(parsed):
        sources: dict[str, set[str | None]] = {
            "lake": {*tables()}, "part": {*parts}, "": {*relations()}, "knowledge": {*kinds()},
            "value": {column.name for column in coded_columns()},
        }  # fmt: skip
        known = sources[table.db]
        assert table.name in known


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", NAMES)
def test_it_can_be_written_for_both_engines(name: str, engine: str) -> None:
    text = render_relation(relation_sql(name), engine)
    assert sqlglot.parse_one(text, read=engine)
    assert "lake." not in text
