"""Headings, official or as met in the field, to official columns."""

from __future__ import annotations

import pytest

from yijian.claims.intake.headers import candidates, clean, map_headings, names_of
from yijian.claims.schema import tables
from yijian.kernel.errors import BadInput

NEEDED = ["fixmedins_code", "setl_id", "bkkp_sn", "psn_no", "fee_ocur_time"]


def test_any_case_and_aliases_and_titles() -> None:
    mapping = map_headings(
        "fee_list_d",
        ["医疗机构编码", " SETL_ID ", "feedetl_sn", "个人编号", "费用日期", "Bilg_Dr_Codg", "数量"],
        "a.csv",
    )
    assert mapping.columns == {
        "fixmedins_code": 0,
        "setl_id": 1,
        "bkkp_sn": 2,
        "psn_no": 3,
        "fee_ocur_time": 4,
        "bilg_dr_code": 5,
        "cnt": 6,
    }


def test_unknown_headings_are_reported_and_empty_ones_are_not() -> None:
    mapping = map_headings("fee_list_d", [*NEEDED, "errtype", "", "src_row"], "a.csv")
    assert mapping.unknown == ("errtype",)


def test_missing_needed_column_names_its_aliases() -> None:
    with pytest.raises(BadInput, match=r"a\.csv 第 1 行.*缺少必需的列 psn_no.*个人编号"):
        map_headings("fee_list_d", [it for it in NEEDED if it != "psn_no"], "a.csv")


def test_two_headings_for_one_column_are_refused() -> None:
    with pytest.raises(BadInput, match=r"“setl_id”和“结算流水号”都表示 setl_id"):
        map_headings("fee_list_d", [*NEEDED, "结算流水号"], "a.csv")


def test_own_title_goes_before_a_common_alias() -> None:
    assert names_of("medins_info_b")["医疗机构编码"] == "medins_code"
    assert names_of("setl_d")["医疗机构编码"] == "fixmedins_code"


def test_every_alias_names_a_column_of_some_table() -> None:
    for table in tables():
        assert set(names_of(table).values()) <= set(tables()[table].columns)
        assert all(alias == clean(alias) for alias in names_of(table))


def test_json_keys_may_name_one_column_twice_official_first() -> None:
    columns, unknown = candidates("purcinfo_3503", ["prodentpName", "prdr_name", "x"])
    assert columns == {"prdr_name": ["prdr_name", "prodentpName"]}
    assert unknown == ("x",)
