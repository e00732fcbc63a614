"""Kinds of knowledge: the columns of the contract, typed rows, refusals."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest

from yijian.audit.knowledge.kinds import kind_named, kind_of_class, kinds, load_rows
from yijian.kernel.dates import FOREVER
from yijian.kernel.errors import Refused, UsageError

COMMON = ["batch", "source", "level", "admdvs", "begndate", "enddate"]


def test_every_kind_of_the_contract_with_its_columns() -> None:
    page = Path(__file__).parents[3] / "docs" / "contracts.md"
    section = page.read_text(encoding="utf-8").split("## 3.")[1].split("## 4.")[0]
    promised: set[str] = set()
    for line in section.splitlines():
        if line.startswith("| `"):
            names, columns = line.strip("| ").split(" | ", 1)
            for name in re.findall(r"`(\w+)`", names):
                promised.add(name)
                for column in kind_named(name).own:
                    assert column.name in columns, (name, column.name)
    assert promised == set(kinds())


def test_common_columns_come_last() -> None:
    for kind in kinds().values():
        assert kind.schema.names[-6:] == COMMON
        assert kind.schema.field("begndate").type == pa.date32()
        assert set(kind.key) <= set(kind.schema.names)


def test_rule_class_leads_to_its_kind() -> None:
    found = kind_of_class("药品限医疗机构级别")
    assert found is not None
    assert found.name == "drug_institution_level"
    assert kind_of_class("没有的规则") is None


def test_rows_of_a_case_are_typed_and_filled_in() -> None:
    table = load_rows("drug_institution_level", [{"hilist_code": "A", "min_level": "二级"}])
    assert table.schema == kind_named("drug_institution_level").schema
    row = table.to_pylist()[0]
    assert (row["first_prescription_only"], row["item_name"]) == (False, None)
    assert (row["begndate"], row["enddate"]) == (date(2000, 1, 1), FOREVER)
    assert (row["level"], row["admdvs"]) == ("国家", "000000")


def test_numbers_are_exact_and_dates_may_be_text() -> None:
    table = load_rows(
        "service_frequency",
        [{"hilist_code": "A", "max_units": "24", "unit": "小时", "begndate": "2026-01-28"}],
    )
    assert table.to_pylist()[0]["max_units"] == Decimal("24.0000")
    assert table.to_pylist()[0]["begndate"] == date(2026, 1, 28)


@pytest.mark.parametrize(
    ("window", "minutes"), [("单日", 1440), ("单次就诊", 1440), ("6小时", 360), ("同一小时", 60)]
)
def test_window_in_minutes_is_derived(window: str, minutes: int) -> None:
    rows = [{"main_code": "A", "sub_code": "B", "charge_window": window}]
    assert load_rows("duplicate_charge", rows).to_pylist()[0]["window_minutes"] == minutes


def test_empty_table_is_typed() -> None:
    assert load_rows("stock_unit", []).schema == kind_named("stock_unit").schema


@pytest.mark.parametrize(
    ("row", "part"),
    [
        ({"hilist_code": "A"}, "缺少 sex"),
        ({"hilist_code": "A", "sex": "男性"}, "男、女"),
        ({"hilist_code": "A", "sex": "男", "begndate": "2026-02-30"}, "存在的日期"),
        ({"hilist_code": "A", "sex": "男", "begndate": "2026/01/28"}, "2026-01-28"),
    ],
)
def test_wrong_values_are_refused(row: dict[str, str], part: str) -> None:
    with pytest.raises(Refused, match=part) as caught:
        load_rows("drug_sex", [row])
    assert caught.value.code == "knowledge.value"


def test_unknown_kind_and_column() -> None:
    with pytest.raises(UsageError) as caught:
        load_rows("drug_colour", [])
    assert caught.value.code == "knowledge.unknown_kind"
    with pytest.raises(UsageError) as caught:
        load_rows("drug_sex", [{"gender": "男"}])
    assert caught.value.code == "knowledge.unknown_column"


def test_decimal_that_does_not_fit_is_refused() -> None:
    for wrong in ("1.00001", "1E+3", "许多"):
        with pytest.raises(Refused):
            load_rows("service_frequency", [{"hilist_code": "A", "max_units": wrong, "unit": "日"}])
