"""The national tables as schemas."""

from __future__ import annotations

import pytest

from yijian.claims.schema import LAKE_COLUMNS, Column, tables


def test_keys_needs_and_times_are_columns() -> None:
    for table in tables().values():
        assert set(table.key) | set(table.need) <= set(table.columns)
        assert table.time is None or table.columns[table.time].kind in ("date", "datetime")
        assert not set(table.columns) & set(LAKE_COLUMNS)


@pytest.mark.parametrize(
    ("column", "sql_type"),
    [
        (Column("a", "", "text", length=30), "VARCHAR"),
        (Column("a", "", "number", precision=16, scale=2), "DECIMAL(16,2)"),
        (Column("a", "", "date"), "DATE"),
        (Column("a", "", "datetime"), "TIMESTAMP"),
    ],
)
def test_sql_types(column: Column, sql_type: str) -> None:
    assert column.sql_type == sql_type


def test_every_table_of_the_lake_can_be_corrected_and_withdrawn() -> None:
    for table in tables().values():
        assert {"updt_time", "deleted"} <= set(table.columns)


def test_fee_line_key() -> None:
    assert tables()["fee_list_d"].key == ("fixmedins_code", "setl_id", "bkkp_sn")
