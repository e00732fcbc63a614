"""What rejects a row, what only voids a value, and what is found wrong."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from tests.claims.intake.conftest import Bench, as_csv, fee_line
from yijian.claims.intake.typed import body_hash, helper_columns, key_parts
from yijian.claims.schema import tables
from yijian.claims.snapshot import VALUE_FAULTS

Line = Callable[..., dict[str, str]]


@pytest.mark.parametrize(
    ("changes", "column", "wrong"),
    [
        ({"psn_no": " "}, "psn_no", "必须有值"),
        ({"fee_ocur_time": "2026-59-21"}, "fee_ocur_time", "不是有效的日期时间"),
        ({"fee_ocur_time": "9999-12-31"}, "fee_ocur_time", "晚于 2999 年"),
        ({"det_item_fee_sumamt": "1,23.4"}, "det_item_fee_sumamt", "不是可以识别的金额"),
        ({"cnt": "二"}, "cnt", "不是可以识别的金额"),
        ({"psn_no": "1.1990E+25"}, "psn_no", "科学计数法"),
        ({"setl_id": "S" * 121}, "setl_id", "超过规定长度的 4 倍"),
        ({"memo": "x" * 100_001}, "memo", "超过 10 万字节"),
    ],
)
def test_row_is_rejected_with_its_place(
    bench: Bench, line: Line, changes: dict[str, str], column: str, wrong: str
) -> None:
    report = bench.take(bench.table("fee_list_d.csv", [line(), line(bkkp_sn="B2") | changes]))
    (reject,) = bench.rejected(report)
    assert (reject["文件"], reject["行"], reject["列"]) == ("fee_list_d.csv", "3", column)
    assert wrong in reject["问题"]
    assert reject["应为"]
    assert reject["原值"] == changes[column].strip(" ")[:1000] or column == "psn_no"
    assert "62010200001" in reject["原始内容"]
    assert report.tables["fee_list_d"].rejected == 1
    assert bench.rows("fee_list_d", "bkkp_sn") == [("B1",)]


@pytest.mark.parametrize(
    ("column", "written"),
    [
        ("crte_time", "2026-59-21"),
        ("selfpay_prop", "百分之十"),
        ("bilg_dept_name", "内" * 401),
        ("bilg_dr_code", "1.23E+17"),
    ],
)
def test_value_is_voided_and_kept_apart(
    bench: Bench, line: Line, column: str, written: str
) -> None:
    report = bench.take(
        bench.file(
            "fee_list_d.csv",
            as_csv([line() | {column: written}, line(bkkp_sn="B2") | {column: ""}]),
        )
    )
    assert report.rejects is None
    assert report.tables["fee_list_d"].current == 2
    assert bench.rows("fee_list_d", column) == [(None,), (None,)]
    kept = bench.rows(VALUE_FAULTS, "table_name, row_key, src_row, column_name, original")
    key = "2026-03-05" if column == "fee_ocur_time" else "H62010200001|S1|B1"
    assert kept == [("fee_list_d", key, 2, column, written)]
    assert "按空值存入" in report.notes[-1]


def test_fault_of_a_rejected_or_repeated_row_is_not_kept(bench: Bench, line: Line) -> None:
    bad = line(psn_no="") | {"crte_time": "?"}
    twice = line() | {"crte_time": "?"}
    bench.take(bench.file("fee_list_d.csv", as_csv([bad, twice, twice])))
    assert len(bench.rows(VALUE_FAULTS)) == 1


def test_grouped_amounts_are_read_and_counted(bench: Bench, line: Line) -> None:
    report = bench.take(
        bench.table("fee_list_d.csv", [line(det_item_fee_sumamt="1,234.50"), line(bkkp_sn="B2")])
    )
    assert bench.rows("fee_list_d", "det_item_fee_sumamt", "bkkp_sn")[0] == (Decimal("1234.50"),)
    assert "费用明细：1 行的金额带千分位逗号，已按数值读入" in report.notes


def test_several_faults_of_one_row_are_all_named(bench: Bench, line: Line) -> None:
    report = bench.take(
        bench.table("fee_list_d.csv", [line(psn_no="", fee_ocur_time="?", cnt="x")])
    )
    assert [it["列"] for it in bench.rejected(report)] == ["cnt", "fee_ocur_time", "psn_no"]
    assert report.tables["fee_list_d"].rejected == 1


def test_unknown_columns_are_reported(bench: Bench, line: Line) -> None:
    report = bench.take(bench.table("fee_list_d.csv", [line() | {"errtype": "1", "pch": "2"}]))
    assert report.notes == ["fee_list_d.csv：表中没有的列未导入：errtype、pch"]


def _evaluate(sql: str, row: dict[str, Any]) -> Any:
    listed = ", ".join(f"{'NULL' if v is None else repr(v)} AS {k}" for k, v in row.items())
    found = duckdb.execute(f"SELECT {sql} FROM (SELECT {listed}) AS t").fetchone()
    assert found
    return found[0]


@pytest.mark.parametrize(
    ("code", "area"), [("H62010200001", "6201"), ("P110", "0000"), ("X", "0000"), (None, "0000")]
)
def test_area(code: str | None, area: str) -> None:
    sql = helper_columns(tables()["mdtrt_d"])["_area"]
    assert _evaluate(sql, {"fixmedins_code": code}) == area


@pytest.mark.parametrize(
    ("deleted", "valid", "withdrawn"),
    [(None, None, False), ("0", "1", False), ("1", "1", True), ("0", "0", True), (None, "0", True)],
)
def test_withdrawn(deleted: str | None, valid: str | None, withdrawn: bool) -> None:
    sql = helper_columns(tables()["fee_list_d"])["_withdrawn"]
    assert _evaluate(sql, {"deleted": deleted, "vali_flag": valid}) == withdrawn


def test_body_leaves_out_the_exchange_columns_and_the_absent_mark() -> None:
    sql = body_hash(tables()["drugtracinfo"], "t")
    row = dict.fromkeys(tables()["drugtracinfo"].columns)
    assert _evaluate(sql, row) == _evaluate(sql, row | {"deleted": "0"})
    assert _evaluate(sql, row) != _evaluate(sql, row | {"psn_no": "P"})
    exchange = body_hash(tables()["fee_list_d"], "t")
    assert "biz_date" not in exchange
    assert "updt_time" in exchange
    assert len(key_parts(tables()["fee_list_d"])) == len(tables()["fee_list_d"].key)
    assert fee_line()["setl_id"]
