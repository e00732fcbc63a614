"""Bits of items: the same answer as the look-ups and joins that they stand for."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audit.small_lake import rule
from yijian.audit.sql.check import CheckedRule, check_rule
from yijian.audit.sql.compile import render, render_relation
from yijian.audit.sql.listed import Listing, joined_items

HEAD = (
    "SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, '违规' AS role, line.fee_amount,"
    " line.fund_amount"
)
KINDS = ("drug_sex", "drug_paediatric", "service_sex")


def checked(scope: str, rest: str = " FROM line", knowledge: str = "[drug_sex]") -> CheckedRule:
    return check_rule(rule(HEAD + rest, scope=scope, knowledge=knowledge))


def within(kind: str) -> str:
    return f"line.hilist_code IN (SELECT hilist_code FROM knowledge.{kind})"


def test_a_look_up_of_items_is_a_column() -> None:
    one = checked(within("drug_sex"))
    listing = Listing.of([one])
    assert listing.pairs == (("drug_sex", "hilist_code"),)
    assert listing.scope(one).sql() == "line.listed__drug_sex__hilist_code"


def test_any_other_look_up_stays() -> None:
    odd = checked("line.hilist_name IN (SELECT item_name FROM knowledge.drug_sex)")
    some = checked(
        "line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_sex WHERE sex = '男')"
    )
    assert Listing.of([odd, some]).pairs == ()


@pytest.mark.parametrize(
    ("rest", "narrowed"),
    [
        (" FROM line JOIN knowledge.drug_sex AS k ON k.hilist_code = line.hilist_code", True),
        (" FROM line JOIN knowledge.drug_sex AS k ON line.hilist_code = k.hilist_code", True),
        (" FROM line LEFT JOIN knowledge.drug_sex AS k ON k.hilist_code = line.hilist_code", False),
        (" FROM line JOIN knowledge.drug_sex AS k ON k.item_name = line.hilist_name", False),
    ],
)  # fmt: skip
def test_only_an_inner_join_on_the_item_binds_a_line(rest: str, narrowed: bool) -> None:
    found = list(joined_items(checked("line.setl_id IS NOT NULL", rest).query))  # type: ignore[arg-type]
    assert bool(found) == narrowed


def test_an_alias_joined_with_a_kind_reads_only_what_it_names() -> None:
    rest = (
        " FROM line JOIN (SELECT other.psn_no FROM line AS other JOIN knowledge.drug_sex AS k"
        " ON k.hilist_code = other.hilist_code) AS seen ON seen.psn_no = line.psn_no"
    )
    one = checked("line.setl_id IS NOT NULL", rest)
    listing = Listing.of([one])
    query = one.query.copy()
    listing.narrow(query, "line", ["hilist_code", "psn_no"])
    said = render(query, "duckdb")
    named = "other.listed__drug_sex__hilist_code"
    picked = "other.hilist_code, other.psn_no"
    assert f"(SELECT {picked} FROM line AS other WHERE {named}) AS other" in said


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sets(st.sampled_from("abcd")), min_size=3, max_size=3),
    st.lists(st.sampled_from([*"abcde", None]), min_size=1, max_size=8),
)
def test_the_columns_answer_like_the_look_ups(
    named: list[set[str]], items: list[str | None]
) -> None:
    scope = f"({within(KINDS[0])} OR NOT {within(KINDS[1])}) AND {within(KINDS[2])}"
    one = checked(scope, knowledge=f"[{', '.join(KINDS)}]")
    listing = Listing.of([one])
    database = duckdb.connect()
    for kind, codes in zip(KINDS, named, strict=True):
        database.execute(f"CREATE TABLE knowledge__{kind} (hilist_code VARCHAR NOT NULL)")
        for code in sorted(codes) * 2:
            database.execute(f"INSERT INTO knowledge__{kind} VALUES (?)", [code])
    database.execute(f"CREATE TABLE known AS {render_relation(listing.known_items(), 'duckdb')}")
    database.execute("CREATE TABLE item (hilist_code VARCHAR)")
    database.executemany("INSERT INTO item VALUES (?)", [[item] for item in items])
    told = ", ".join(f"known.{name}" for name in listing.columns)
    database.execute(
        f"CREATE TABLE line AS SELECT item.hilist_code, {told} FROM item"
        " LEFT JOIN known ON known.item = item.hilist_code"
    )
    plain, answered = (
        database.execute(
            f"SELECT hilist_code FROM line WHERE {render(test, 'duckdb')} ORDER BY ALL"
        ).fetchall()
        for test in (one.scope, listing.scope(one))
    )
    assert plain == answered
