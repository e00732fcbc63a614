"""The SQL of the assembly: an engine's rows become the same text whichever engine wrote them."""

from __future__ import annotations

import json

import duckdb

from tests.audit.small_lake import HEAD, rule
from yijian.audit.backends.assembly_sql import HIT_TABLE, UNIT_TABLE, take_hits, take_units
from yijian.audit.sql.check import CheckedRule, check_rule
from yijian.kernel.identifiers import finding_id

STAY = """SELECT stay.fixmedins_code, stay.mdtrt_id, NULL AS setl_id, NULL AS bkkp_sn,
    '违规' AS role, stay.fee_amount, stay.fund_amount FROM stay"""
KEYS = {
    "fixmedins_code": "VARCHAR", "setl_id": "VARCHAR", "bkkp_sn": "VARCHAR", "role": "VARCHAR",
    "fee_amount": "DECIMAL(16,2)", "fund_amount": "DECIMAL(16,2)",
}  # fmt: skip


def taken(
    checked: CheckedRule, kinds: dict[str, str], evidence: list[str], row: str
) -> list[object]:
    """The one hit that is made of a raw row."""
    database = duckdb.connect()
    database.execute(HIT_TABLE)
    sql = take_hits(checked, kinds, evidence).replace("read_parquet(?)", f"({row})")
    database.execute(sql)
    names = ["finding_id", "subject_code", "measured", "zone", "evidence"]
    found = database.execute(f"SELECT {', '.join(names)} FROM hit").fetchone()
    assert found
    return list(found)


def test_a_hit_has_identity_subject_and_evidence() -> None:
    checked = check_rule(rule(f"{HEAD}, line.cnt FROM line", evidence="{cnt: 数量}"))
    row = (
        "SELECT 'H1' fixmedins_code, 's' setl_id, '1' bkkp_sn, '违规' AS role,"
        " 1.5 fee_amount, NULL fund_amount, 2.5000 cnt"
    )
    identity, subject, measured, zone, evidence = taken(checked, KEYS, ["cnt"], row)
    assert identity == finding_id("YJ00000000000001", ("H1", "s", "1"))
    assert (subject, measured, zone) == ("H1", None, None)
    shown = {"role": "违规", "setl_id": "s", "bkkp_sn": "1", "cnt": "2.5000"}
    assert json.loads(str(evidence)) == shown


def test_a_moment_reads_the_same_with_and_without_zone() -> None:
    checked = check_rule(
        rule(f"{HEAD}, line.fee_ocur_time FROM line", evidence="{fee_ocur_time: 时间}")
    )
    texts = set()
    for kind in ("TIMESTAMP", "TIMESTAMP WITH TIME ZONE"):
        row = (
            "SELECT 'H1' fixmedins_code, 's' setl_id, '1' bkkp_sn, '违规' AS role, 1 fee_amount,"
            f" 1 fund_amount, CAST('2026-03-01 10:00:00' AS {kind}) fee_ocur_time"
        )
        sql = take_hits(checked, KEYS | {"fee_ocur_time": kind}, ["fee_ocur_time"])
        with duckdb.connect() as database:
            database.execute("SET TimeZone = 'UTC'")
            database.execute(HIT_TABLE)
            database.execute(sql.replace("read_parquet(?)", f"({row})"))
            [(evidence,)] = database.execute("SELECT evidence FROM hit").fetchall()
        texts.add(json.loads(evidence)["fee_ocur_time"])
    assert texts == {"2026-03-01 10:00:00"}


def test_a_missing_part_of_an_anchor_is_an_empty_one() -> None:
    checked = check_rule(rule(f"{HEAD} FROM line"))
    row = (
        "SELECT 'H1' fixmedins_code, NULL setl_id, '1' bkkp_sn, '违规' AS role,"
        " 1 fee_amount, 1 fund_amount"
    )
    identity, *_ = taken(checked, KEYS, [], row)
    assert identity == finding_id("YJ00000000000001", ("H1", "", "1"))


def test_units_are_named_like_their_hits() -> None:
    checked = check_rule(
        rule(
            STAY, grain="stay", scope="stay.psn_no IS NOT NULL", anchor="[fixmedins_code, mdtrt_id]"
        )
    )
    database = duckdb.connect()
    database.execute(UNIT_TABLE)
    for code in (checked.card.code, "YJ00000000000009"):
        database.execute(
            "CREATE TABLE IF NOT EXISTS units__stay AS SELECT '' AS rule_code, 'H1' fixmedins_code,"
            " 'v' mdtrt_id, DATE '2026-03-01' AS day, 'p' psn_no"
        )
        database.execute(
            "INSERT INTO units__stay SELECT ?, 'H1', 'v', DATE '2026-03-01', 'p'", [code]
        )
    database.execute(take_units(checked, {"psn_no"}), [checked.card.code])
    found = database.execute("SELECT finding_id, psn_no, admdvs FROM unit").fetchall()
    assert found == [(finding_id("YJ00000000000001", ("H1", "v")), "p", None)]
