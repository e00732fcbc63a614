"""Columns of few values: where they come from, and what is left as text."""

from __future__ import annotations

import duckdb
import pytest

from yijian.audit.coded import columns as coded
from yijian.audit.working_set.relations import relations
from yijian.claims.schema import tables

WRITTEN = {"full_code"}
"""Columns that no relation has, but that are read as codes from the lake."""


def test_every_coded_column_is_a_text_of_some_relation() -> None:
    texts = {
        name
        for relation in relations().values()
        for name, kind in relation.columns.items()
        if kind == "VARCHAR"
    }
    assert {column.name for column in coded.coded_columns()} - WRITTEN <= texts


@pytest.mark.parametrize("column", coded.coded_columns(), ids=lambda it: it.name)
def test_every_source_can_be_read(column: coded.Coded) -> None:
    database = duckdb.connect()
    for name, expressions in column.sources.items():
        held = ", ".join(f"{it.name} VARCHAR" for it in tables()[name].columns.values())
        database.execute(f"CREATE TABLE {name} ({held})")
        for expression in expressions:
            database.execute(f"SELECT {expression} FROM {name}")
    for base, expressions in column.derived.items():
        assert not coded.coded_column(base).derived, "one step, so that one look-up is enough"
        for expression in expressions:
            database.execute(f"SELECT {expression} FROM (SELECT 'A01' AS {base})")
    assert column.sources or column.words or column.derived


@pytest.mark.parametrize("base", sorted(coded.derived_asked()))
def test_all_values_of_a_column_that_others_are_made_of(base: str) -> None:
    database = duckdb.connect()
    sources = coded.coded_column(base).sources
    for name, columns in sources.items():
        held = ", ".join(f"'{name}-{column}' AS {column}" for column in columns)
        database.execute(f"CREATE TABLE lake__{name} AS SELECT {held} UNION ALL SELECT {held}")
    found = database.execute(coded.values_sql(base, list(sources))).fetchall()
    expected = [f"{name}-{column}" for name, columns in sources.items() for column in columns]
    assert sorted(value for (value,) in found) == sorted(expected)
    only = next(iter(sources))
    assert len(database.execute(coded.values_sql(base, [only])).fetchall()) == len(sources[only])


def test_what_is_asked_of_the_tables_at_hand() -> None:
    asked = coded.values_asked(["setl_d", "psn_info_b"])
    assert set(asked) == {"setl_d"}
    assert ("insutype", "insutype") in asked["setl_d"]


def test_values_in_the_order_of_their_bytes_with_spaces_and_without() -> None:
    found = coded.domains([("insutype", ["390", " 310"]), ("insutype", ["乙"])])
    assert found["insutype"] == [" 310", "310", "390", "乙"]
    assert found["gend"] == ["1", "2"]
    assert "hosp_lv" not in found


@pytest.mark.parametrize(("count", "kept"), [(coded.MOST, True), (coded.MOST + 1, False)])
def test_a_column_of_too_many_values_keeps_its_texts(count: int, kept: bool) -> None:
    found = coded.domains([("bilg_dr_code", [f"D{n}" for n in range(count)])])
    assert ("bilg_dr_code" in found) == kept


def test_bare_columns_are_read_as_codes() -> None:
    known = {"full_code", "hilist_code", "list_type"}
    assert coded.read_as_codes("fee_list_d", known) == {
        "hilist_code": "full_code",
        "med_list_codg": "full_code",
        "list_type": "list_type",
    }
    assert coded.read_as_codes("psn_info_b", known) == {}
    assert coded.code_type("list_type") == "code_list_type"
