"""Spreadsheets: read like CSV, refused when they are none or too large."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.claims.intake.conftest import Bench
from yijian.kernel.errors import BadInput

HEAD = ["医疗机构编码", "结算流水号", "记账流水号", "个人编号", "费用日期", "明细金额", "险种"]


def workbook(bench: Bench, name: str, sheets: dict[str, Sequence[Sequence[Any]]]) -> Path:
    path = bench.folder / "in" / name
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd hh:mm:ss"}) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return path


def row(number: str, day: Any, amount: Any = 1234.5) -> list[Any]:
    return ["H62010200001", 20260305, number, 1001, day, amount, "x"]


def test_cells_of_every_kind(bench: Bench) -> None:
    moment = datetime(2026, 3, 5, 8, 30)  # noqa: DTZ001
    rows = [HEAD, row("B1", moment), row("B2", 46086.5), row("B3", "2026-03-05", "1,000")]
    rows += [[], row("B4", "20260305", 0.1 + 0.2)]
    report = bench.take(workbook(bench, "fee_list_d.xlsx", {"Sheet1": rows}))
    found = bench.rows(
        "fee_list_d", "bkkp_sn, fee_ocur_time, det_item_fee_sumamt, setl_id, psn_no, src_row"
    )
    assert found == [
        ("B1", moment, Decimal("1234.50"), "20260305", "1001", 2),
        ("B2", datetime(2026, 3, 5, 12), Decimal("1234.50"), "20260305", "1001", 3),  # noqa: DTZ001
        ("B3", datetime(2026, 3, 5), Decimal("1000.00"), "20260305", "1001", 4),  # noqa: DTZ001
        ("B4", datetime(2026, 3, 5), Decimal("0.30"), "20260305", "1001", 6),  # noqa: DTZ001
    ]
    assert "fee_list_d.xlsx：表中没有的列未导入：险种" in report.notes


def test_number_longer_than_fifteen_digits_is_rejected(bench: Bench) -> None:
    bad = ["H62010200001", "S1", "B1", 62010000000000000001, "2026-03-05", 1, "x"]
    report = bench.take(workbook(bench, "fee_list_d.xlsx", {"a": [HEAD, bad]}))
    (reject,) = bench.rejected(report)
    assert (reject["行"], reject["列"]) == ("2", "psn_no")
    assert "科学计数法" in reject["问题"]


def test_sheets_named_like_tables(bench: Bench) -> None:
    report = bench.take(
        workbook(
            bench,
            "导出.xlsx",
            {
                "FEE_LIST_D_2409": [HEAD, row("B1", "2026-03-05")],
                "人员基本信息": [["人员编号", "姓名"], ["P1", "甲"]],
                "说明": [["随便写写"]],
            },
        )
    )
    assert {name: it.current for name, it in report.tables.items()} == {
        "fee_list_d": 1,
        "psn_info_b": 1,
    }
    assert "导出.xlsx：工作表 说明 不是数据表，未导入" in report.notes
    assert set(bench.lake.snapshot().source_names().values()) == {
        "导出.xlsx[FEE_LIST_D_2409]",
        "导出.xlsx[人员基本信息]",
    }


def test_no_sheet_like_a_table(bench: Bench) -> None:
    with pytest.raises(BadInput, match="文件名和工作表名（Sheet1）都不像任何国家表"):
        bench.take(workbook(bench, "导出.xlsx", {"Sheet1": [["a"]]}))


def test_empty_workbook(bench: Bench) -> None:
    with pytest.raises(BadInput, match="工作簿是空的"):
        bench.take(workbook(bench, "fee_list_d.xlsx", {"Sheet1": []}))
