"""Coverage by packed numbers tells the states apart as the rules do one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from tests.audit.small_lake import rule
from yijian.audit.run.coverage import JUDGED
from yijian.audit.run.tally import BITS, Tally
from yijian.audit.sql.check import CheckedRule, check_rule
from yijian.audit.sql.listed import Listing
from yijian.audit.working_set.relations import relations

if TYPE_CHECKING:
    from yijian.audit.run.plan import Plan

HEAD = (
    "SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, '违规' AS role, line.fee_amount,"
    " line.fund_amount FROM line"
)


class _Dates:
    """What the tally asks of a plan."""

    first_date = None
    date_from = None
    date_to = None


def numbered(number: int, scope: str, needs: str) -> CheckedRule:
    code = f"YJ{number:014d}"
    return check_rule(rule(HEAD, code=code, scope=scope, needs=needs))


def known(number: int, scope: str) -> CheckedRule:
    code = f"YJ{number:014d}"
    return check_rule(rule(HEAD, code=code, scope=scope, knowledge="[drug_sex]", needs="[]"))


@pytest.fixture
def lines() -> duckdb.DuckDBPyConnection:
    database = duckdb.connect()
    database.execute(
        "CREATE TABLE line AS SELECT * FROM (VALUES"
        " ('6201', '101', NULL, '1', 5), ('6201', '101', 'QF101', '1', 5),"
        " ('6201', '201', NULL, NULL, 5), ('6202', '101', NULL, NULL, NULL))"
        " t(admdvs, list_type, fault, gend, fund_amount)"
    )
    return database


def tallied(
    database: duckdb.DuckDBPyConnection, rules: list[CheckedRule]
) -> set[tuple[object, ...]]:
    plan: Plan = _Dates()  # type: ignore[assignment]
    tally = Tally(plan, relations()["line"], rules, Listing())
    return set(tally.read(database.execute(tally.sql("duckdb")).fetchall()))


def test_scope_fault_and_needs_in_their_order(lines: duckdb.DuckDBPyConnection) -> None:
    drugs = numbered(1, "line.list_type = '101'", "[line.fund_amount, line.gend]")
    every = numbered(2, "line.list_type IS NOT NULL", "[line.gend]")
    assert tallied(lines, [drugs, every]) == {
        ("YJ00000000000001", "6201", JUDGED, 1),
        ("YJ00000000000001", "6201", "QF101", 1),
        ("YJ00000000000001", "6202", "line.fund_amount", 1),
        ("YJ00000000000002", "6201", JUDGED, 1),
        ("YJ00000000000002", "6201", "QF101", 1),
        ("YJ00000000000002", "6201", "line.gend", 1),
        ("YJ00000000000002", "6202", "line.gend", 1),
    }


def test_more_rules_than_bits(lines: duckdb.DuckDBPyConnection) -> None:
    rules = [numbered(n, "line.list_type = '201'", "[]") for n in range(1, BITS + 4)]
    found = tallied(lines, rules)
    assert len(found) == len(rules)
    assert {state for _, _, state, _ in found} == {JUDGED}


def test_what_a_scope_asks_of_the_item_is_asked_once_per_item() -> None:
    named = "line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_sex)"
    simple = known(1, named)
    more = known(2, f"{named} AND line.gend = '1'")
    other = known(3, f"NOT {named}")
    rules = [simple, more, other, numbered(4, "line.gend = '1'", "[]")]
    listing = Listing.of(rules)
    database = duckdb.connect()
    (column,) = listing.columns
    database.execute(f"CREATE TABLE known_item AS SELECT 'A' AS item, TRUE AS {column}")
    database.execute(
        "CREATE TABLE line AS SELECT t.*, known_item.* EXCLUDE (item) FROM (VALUES"
        " ('6201', NULL, 'A', '1'), ('6201', NULL, 'A', '2'), ('6201', NULL, 'A', '2'),"
        " ('6201', NULL, 'B', '1'), ('6201', NULL, NULL, '1'))"
        " t(admdvs, fault, hilist_code, gend) LEFT JOIN known_item ON item = hilist_code"
    )
    plan: Plan = _Dates()  # type: ignore[assignment]
    tally = Tally(plan, relations()["line"], rules, listing)
    counted = {
        (row[0], row[3]) for row in tally.read(database.execute(tally.sql("duckdb")).fetchall())
    }
    assert counted == {
        ("YJ00000000000001", 3),
        ("YJ00000000000002", 1),
        ("YJ00000000000003", 1),
        ("YJ00000000000004", 3),
    }
