"""From a rule to an engine's SQL: own names are judged, aliases are context."""

from __future__ import annotations

from decimal import Decimal

import duckdb
import pytest
import sqlglot
from sqlglot import exp

from tests.audit.small_lake import HEAD, rule
from yijian.audit.sql.check import check_rule
from yijian.audit.sql.compile import (
    column_needs,
    compile_rule,
    context_name,
    judged,
    physical_name,
    render,
    render_relation,
)
from yijian.audit.sql.listed import Listing

DEATH = "monitor.detect.death_tolerance"


def test_law_and_knowledge_have_physical_names() -> None:
    query = sqlglot.parse_one(f'SELECT 1 FROM law."{DEATH}", knowledge.drug_sex, line', "duckdb")
    names = [physical_name(table) for table in query.find_all(exp.Table)]
    assert names == ["law__" + DEATH.replace(".", "__"), "knowledge__drug_sex", "line"]


@pytest.mark.parametrize("engine", ["duckdb", "spark"])
def test_own_name_is_judged_and_alias_is_context(engine: str) -> None:
    checked = check_rule(
        rule(
            f"{HEAD} FROM line JOIN line AS other ON other.psn_no = line.psn_no",
            scope="line.cnt > 0",
            needs="[line.hosp_lv]",
        )
    )
    text = compile_rule(checked, engine, exp.column("setl_date", table="line").is_(exp.null()))
    parts = text.split(" JOIN ")
    assert context_name("line") == "line__sound"
    assert all("line__sound" in part for part in parts)
    assert "line.cnt > 0" in parts[0]
    assert "hosp_lv IS NULL" in parts[0]
    assert "setl_date IS NULL" in parts[0]
    assert "cnt > 0" not in parts[1]
    assert "IS NULL" not in parts[1]


def test_the_units_are_scope_dates_and_needs() -> None:
    checked = check_rule(rule(f"{HEAD} FROM line", needs="[line.hosp_lv, line.gend]"))
    assert [text for text, _ in column_needs(checked)] == ["line.hosp_lv", "line.gend"]
    conditions = judged(checked, None, Listing()).args["where"].sql()
    assert conditions.count("IS NULL") == 3


def test_a_product_of_decimals_keeps_its_digits() -> None:
    query = sqlglot.parse_one("SELECT a * b AS c FROM t", read="duckdb")
    database = duckdb.connect()
    database.execute(
        "CREATE TABLE t AS SELECT 9999999999.99::DECIMAL(16,2) a, 9999.5001::DECIMAL(16,4) b"
    )
    [(product,)] = database.execute(render(query, "duckdb")).fetchall()
    assert product == Decimal("9999999999.99") * Decimal("9999.5001")


def test_functions_within_functions_are_spelt_out() -> None:
    text = render_relation("SELECT money(share(a, coalesce(b, 0))) AS x FROM lake.t AS t", "duckdb")
    assert "share" not in text.lower()
    assert "lake__t AS t" in text


@pytest.mark.parametrize("engine", ["duckdb", "spark"])
def test_an_argument_that_is_a_sum_keeps_its_meaning(engine: str) -> None:
    text = render(sqlglot.parse_one("SELECT middle_rank(a + b) FROM t", read="duckdb"), engine)
    assert "(a + b)" in text
