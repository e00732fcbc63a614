"""A file's name says which table it holds."""

from __future__ import annotations

import pytest

from yijian.claims.intake.naming import known_tables, table_of


@pytest.mark.parametrize(
    ("stem", "table"),
    [
        ("fee_list_d", "fee_list_d"),
        ("FEE_LIST_D_3201", "fee_list_d"),
        ("stg_setl_d", "setl_d"),
        ("ODS_SETL_DIAG_LIST_D_2409", "setl_diag_list_d"),
        ("mdtrt_d_realtime", "mdtrt_d"),
        ("psn_info_b_df", "psn_info_b"),
        ("H32010100001.Fee_List_D_2409", "fee_list_d"),
        ("fee_list_d (1)", "fee_list_d"),
        ("fee_list_d-2409", "fee_list_d"),
        ("费用明细_2409", "fee_list_d"),
        ("结算信息", "setl_d"),
        ("3505", "selinfo_3505"),
        ("3505_2409", "selinfo_3505"),
        ("invinfo_3501_h620102", "invinfo_3501"),
        ("outmed_fee_list_d", None),
        ("fee_list", None),
        ("fee_list_dx", None),
        ("setl_d2", None),
        ("说明", None),
    ],
)
def test_table_of(stem: str, table: str | None) -> None:
    assert table_of(stem) == table


def test_known_tables_are_named_in_both_languages() -> None:
    assert "fee_list_d（费用明细）" in known_tables()
