"""What a case does not say is filled in, and every case gets names of its own."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from yijian.audit.cases.build import Builder, Naming, item_code, moment, own_rows
from yijian.audit.cases.format import Case, Row
from yijian.kernel.identifiers import FORMATS

RULE = "YJ00000000000001"


def built(**given: list[Row]) -> dict[str, list[Row]]:
    """The national rows of a case."""
    return Builder(Case(id="a", kind="hit", what="例", given=given, expect="passed")).build()


def test_a_line_brings_its_parents() -> None:
    tables = built(fee_list_d=[{"hilist_code": "A", "cnt": 2, "pric": 10.5}])
    [line], [visit], [settlement] = (tables[t] for t in ("fee_list_d", "mdtrt_d", "setl_d"))
    assert line["det_item_fee_sumamt"] == line["inscp_amt"] == Decimal("21.00")
    assert (visit["med_type"], visit["begntime"]) == ("11", visit["endtime"])
    assert settlement["fund_pay_sumamt"] == Decimal("14.70")
    assert settlement["psn_pay"] == settlement["cash_payamt"] == Decimal("6.30")
    assert [row["psn_no"] for row in tables["psn_info_b"]] == ["p1"]
    assert [row["hosp_lv"] for row in tables["fixmedins_b"]] == ["02"]


def test_what_a_case_says_stays() -> None:
    tables = built(
        fee_list_d=[{"fixmedins_code": "P1", "fee_ocur_time": date(2026, 4, 1)}],
        fixmedins_b=[{"fixmedins_code": "P1", "hosp_lv": None}],
        psn_info_b=[{"psn_no": "p1", "gend": "2"}],
    )
    [shop] = tables["fixmedins_b"]
    assert (shop["hosp_lv"], shop["fixmedins_type"]) == (None, "2")
    assert tables["psn_info_b"][0]["gend"] == "2"
    assert tables["mdtrt_d"][0]["begntime"] == datetime(2026, 4, 1, 10)  # noqa: DTZ001


STAY = {"med_type": "21", "begntime": "2026-03-01 08:00:00"}


def test_a_stay_keeps_its_open_end() -> None:
    tables = built(fee_list_d=[{}], mdtrt_d=[STAY | {"mdtrt_id": "v1"}])
    assert "endtime" not in tables["mdtrt_d"][0]
    assert tables["fee_list_d"][0]["med_type"] == "21"


def test_a_visit_is_v1_unless_it_says_otherwise() -> None:
    tables = built(fee_list_d=[{}], mdtrt_d=[dict(STAY)])
    assert tables["fee_list_d"][0]["med_type"] == "21"


def test_a_case_without_settlements_gets_none() -> None:
    assert built(fee_list_d=[{}], setl_d=[])["setl_d"] == []


def test_names_are_those_of_the_case_alone() -> None:
    one, two = Naming(1, RULE), Naming(2, RULE)
    assert FORMATS["fixmedins_code"].match(one.name("fixmedins_code", "H1"))
    assert FORMATS["dr_code"].match(one.name("bilg_dr_code", "D1"))
    assert FORMATS["hilist_code"].match(item_code(RULE, "A"))
    for column, value in (("psn_no", "p1"), ("setl_id", "s1"), ("fixmedins_code", "H1")):
        assert one.name(column, value) != two.name(column, value)
    assert one.name("hilist_code", "A") == two.name("hilist_code", "A")
    whole = "XC10AAA001A001010100001"
    assert one.name("hilist_code", whole) == item_code(RULE, whole) == whole
    assert one.name("bkkp_sn", "1") == "1"
    assert one.name("psn_no", None) is None


def test_rows_get_the_area_of_the_case() -> None:
    rows: dict[str, Any] = own_rows(built(fee_list_d=[{}]), Naming(7, RULE))
    assert rows["setl_d"][0]["fix_blng_admdvs"] == rows["fixmedins_b"][0]["fix_blng_admdvs"]
    assert rows["setl_d"][0]["fix_blng_admdvs"] == Naming(7, RULE).area == "100017"
    assert rows["fee_list_d"][0]["fixmedins_code"] == rows["fixmedins_b"][0]["fixmedins_code"]


def test_a_day_is_ten_in_the_morning() -> None:
    assert moment(date(2026, 3, 1)) == datetime(2026, 3, 1, 10)  # noqa: DTZ001
    assert moment("2026-03-01 08:30:00") == datetime(2026, 3, 1, 8, 30)  # noqa: DTZ001
