"""Codes are asked of the table of national codes, family by family."""

from __future__ import annotations

from yijian.audit.knowledge.kinds import kind_named
from yijian.audit.knowledge.known_codes import KnownCodes, family, national_part

DRUG, OTHER = "XL02BBA326A001010102180", "XL02BBA326A001010178537"
SERVICE = "001102000050000"


def test_families() -> None:
    codes = (DRUG, "ZD03AAA0043010100166", "T001700123", "C0101010010100100001", SERVICE)
    assert [family(code) for code in codes] == ["药品", "药品", "饮片", "耗材", "服务项目"]
    assert national_part(f"{SERVICE}-01") == SERVICE
    assert national_part(DRUG) == DRUG


def test_a_family_without_rows_is_not_judged() -> None:
    known = KnownCodes([DRUG])
    assert known.fault(DRUG) is None
    assert known.fault(SERVICE) is None
    fault = known.fault(OTHER)
    assert fault is not None
    assert "1 个药品编码里没有它" in fault
    assert KnownCodes([SERVICE]).fault(f"{SERVICE}-01") is None


def test_each_code_of_a_row() -> None:
    known = KnownCodes([SERVICE])
    row = {"main_code": SERVICE, "sub_code": "001102000030000", "main_name": "甲"}
    [(column, code, _)] = known.faults(kind_named("duplicate_charge"), row)
    assert (column, code) == ("sub_code", "001102000030000")
    assert known.faults(kind_named("national_code"), {"hilist_code": "001102000030000"}) == []
