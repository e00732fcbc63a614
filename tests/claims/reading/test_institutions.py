"""What institutions claimed per month: by hand, and against the plain totals of a city."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.claims.intake.conftest import Bench, fee_line
from tests.claims.reading.conftest import (
    HOSPITAL,
    LATE,
    PHARMACY,
    plain,
    settlement,
    take,
    visit,
)
from yijian.claims.lake import Lake
from yijian.claims.reading import institution_profiles, institutions
from yijian.claims.snapshot import Snapshot
from yijian.kernel.errors import Refused, UsageError

MONEY = ("fee_amount", "fund_amount", "drug_fee", "consumable_fee", "service_fee",
         "inpatient_fee", "outpatient_fee")  # fmt: skip
MARCH = date(2026, 3, 1)


def profiles(
    snapshot: Snapshot, first: date | None = None, last: date | None = None
) -> dict[tuple[str, date], dict[str, Any]]:
    table = institution_profiles(snapshot, first=first, last=last, memory="300MB")
    return {(row["fixmedins_code"], row["month"]): row for row in table.to_pylist()}


def priced(amount: str, **changes: str) -> dict[str, str]:
    return fee_line(cnt="1", pric=amount, det_item_fee_sumamt=amount, **changes)


def money(row: dict[str, Any]) -> dict[str, str]:
    return {it: str(row[it]) for it in MONEY if row[it]}


def test_kinds_and_settings_by_hand(bench: Bench) -> None:
    kinds = [
        ("1.00", "101", "11"), ("2.00", "106", "21"), ("4.00", "105", "11"), ("8.00", "201", "52"),
        ("16.00", "301", "51"), ("32.00", "501", "41"), ("64.01", "102", "2106"),
    ]  # fmt: skip
    rows = [
        priced(amount, list_type=kind, med_type=care, bkkp_sn=f"B{i}")
        for i, (amount, kind, care) in enumerate(kinds)
    ]
    row = profiles(take(bench, fee_list_d=rows))[HOSPITAL, MARCH]
    assert money(row) == {
        "fee_amount": "127.01",
        "drug_fee": "67.01",
        "consumable_fee": "16.00",
        "service_fee": "8.00",
        "inpatient_fee": "74.01",
        "outpatient_fee": "21.00",
    }
    assert (row["lines"], row["visits"], row["persons"]) == (7, 1, 1)
    assert row["fund_amount"] == Decimal("0.00")


def test_a_line_without_a_kind_is_told_by_its_code(bench: Bench) -> None:
    codes = [("1.00", "XA11"), ("2.00", "ZA02"), ("4.00", "T001"), ("8.00", "0033"),
             ("16.00", "C010"), ("32.00", "9999")]  # fmt: skip
    rows = [
        priced(amount, hilist_code=code, bkkp_sn=f"B{i}") for i, (amount, code) in enumerate(codes)
    ]
    rows.append(priced("64.00", hilist_code="", med_list_codg="C020", bkkp_sn="B9"))
    assert money(profiles(take(bench, fee_list_d=rows))[HOSPITAL, MARCH]) == {
        "fee_amount": "127.00",
        "drug_fee": "7.00",
        "service_fee": "8.00",
        "consumable_fee": "80.00",
    }


def test_a_line_without_a_setting_takes_that_of_its_visit(bench: Bench) -> None:
    rows = [
        priced("1.00", mdtrt_id="stay", bkkp_sn="B1", list_type="101"),
        priced("2.00", mdtrt_id="seen", bkkp_sn="B2", med_type=" "),
        priced("4.00", mdtrt_id="stay", bkkp_sn="B3", med_type="11"),
        priced("8.00", mdtrt_id="unknown", bkkp_sn="B4"),
        priced("16.00", mdtrt_id="stay", bkkp_sn="B5", fixmedins_code=PHARMACY),
    ]
    known = [visit(mdtrt_id="stay", med_type="21"), visit(mdtrt_id="seen", med_type="14")]
    found = profiles(take(bench, fee_list_d=rows, mdtrt_d=known))
    row = found[HOSPITAL, MARCH]
    assert (row["inpatient_fee"], row["outpatient_fee"]) == (1, 6)
    assert (row["fee_amount"], row["lines"], row["visits"]) == (15, 4, 3)
    assert money(found[PHARMACY, MARCH]).keys() == {"fee_amount", "drug_fee"}


def test_refunds_count_with_their_sign_in_their_month(bench: Bench) -> None:
    rows = [
        priced("100.00"),
        priced("-30.00", bkkp_sn="B2"),
        priced("-100.00", bkkp_sn="B3", setl_id="S2", fee_ocur_time="2026-04-01 00:00:00"),
    ]
    paid = [
        settlement(),
        settlement(setl_id="S2", setl_time="2026-04-01", fund_pay_sumamt="-70.00"),
        settlement(setl_id="S3", setl_time="", enddate="2026-04-30", fund_pay_sumamt="0.50"),
        settlement(setl_id="S4", setl_time="", enddate="9999-12-31", fund_pay_sumamt="9.00"),
        settlement(setl_id="S5", setl_time="2026-05-31 23:59:59", fund_pay_sumamt="5.00"),
    ]
    found = profiles(take(bench, fee_list_d=rows, setl_d=paid))
    assert {month.month: (row["fee_amount"], row["fund_amount"], row["lines"])
            for (_, month), row in found.items()} == {
        3: (Decimal("70.00"), Decimal("70.00"), 2),
        4: (Decimal("-100.00"), Decimal("-69.50"), 1),
        5: (Decimal("0.00"), Decimal("5.00"), 0),
    }  # fmt: skip


def test_what_is_not_current_does_not_count(bench: Bench) -> None:
    take(
        bench,
        fee_list_d=[priced("1.00"), priced("2.00", bkkp_sn="B2"), priced("4.00", bkkp_sn="B3")],
        setl_d=[settlement(), settlement(setl_id="S2")],
    )
    snapshot = take(
        bench,
        fee_list_d=[
            priced("8.00", updt_time=LATE, fee_ocur_time="2026-04-02 08:00:00"),
            priced("2.00", bkkp_sn="B2", updt_time=LATE) | {"deleted": "1"},
        ],
        setl_d=[settlement(fund_pay_sumamt="50.00", updt_time=LATE)],
    )
    found = profiles(snapshot)
    assert money(found[HOSPITAL, MARCH]) == {
        "fee_amount": "4.00",
        "fund_amount": "120.00",
        "drug_fee": "4.00",
    }
    assert found[HOSPITAL, date(2026, 4, 1)]["fee_amount"] == 8


def test_days_are_inclusive_on_both_sides(bench: Bench) -> None:
    times = ("2026-03-09 23:59:59", "2026-03-10 00:00:00", "2026-04-10 23:59:59", "2026-04-11")
    rows = [priced(f"{10**i}", bkkp_sn=f"B{i}", fee_ocur_time=it) for i, it in enumerate(times)]
    paid = [
        settlement(setl_id=f"S{i}", setl_time=it, fund_pay_sumamt=f"{10**i}")
        for i, it in enumerate(times)
    ]
    snapshot = take(bench, fee_list_d=rows, setl_d=paid)

    def amounts(first: date | None, last: date | None) -> list[tuple[int, int]]:
        found = profiles(snapshot, first, last).values()
        return [(int(row["fee_amount"]), int(row["fund_amount"])) for row in found]

    assert amounts(None, None) == [(11, 11), (1100, 1100)]
    assert amounts(date(2026, 3, 10), date(2026, 4, 10)) == [(10, 10), (100, 100)]
    assert amounts(date(2026, 4, 10), None) == [(1100, 1100)]
    assert amounts(None, date(2026, 3, 9)) == [(1, 1)]
    assert amounts(date(2026, 5, 1), None) == []
    with pytest.raises(UsageError, match="晚于结束日期"):
        amounts(date(2026, 5, 2), date(2026, 5, 1))


def test_an_institution_no_register_knows_has_the_name_it_claims_under(bench: Bench) -> None:
    rows = [
        priced("1.00", fixmedins_name="行上的名"),
        priced("1.00", fixmedins_code=PHARMACY, fixmedins_name="别名"),
    ]
    registered = {"fixmedins_code": PHARMACY, "fixmedins_name": "登记的名", "hosp_lv": "11"}
    snapshot = take(bench, fee_list_d=rows, fixmedins_b=[registered])
    named = ("fixmedins_name", "fixmedins_type", "hosp_lv", "admdvs")
    assert [tuple(row[it] for it in named) for row in profiles(snapshot).values()] == [
        ("行上的名", "1", None, "620102"),
        ("登记的名", "2", "11", "620102"),
    ]
    assert institutions(snapshot).column("fixmedins_code").to_pylist() == [PHARMACY]


def test_a_city_adds_up(city: Snapshot) -> None:
    table = institution_profiles(city, first=None, last=None, memory="300MB", threads=1)
    rows = table.to_pylist()
    totals = {it: sum(row[it] for row in rows) for it in ("lines", *MONEY)}
    (lines,) = plain(
        city,
        """SELECT count(*), sum(det_item_fee_sumamt),
        sum(det_item_fee_sumamt) FILTER (list_type IN ('101', '102', '103', '104', '106')),
        sum(det_item_fee_sumamt) FILTER (list_type = '301'),
        sum(det_item_fee_sumamt) FILTER (list_type = '201'),
        sum(det_item_fee_sumamt) FILTER (med_type = '21'),
        sum(det_item_fee_sumamt) FILTER (med_type IN ('11', '14')) FROM {fee_list_d}""",
    )
    ((fund,),) = plain(city, "SELECT sum(fund_pay_sumamt) FROM {setl_d}")
    names = ("lines", "fee_amount", "drug_fee", "consumable_fee", "service_fee", "inpatient_fee",
             "outpatient_fee")  # fmt: skip
    assert {it: totals[it] for it in names} == dict(zip(names, lines, strict=True))
    assert totals["fund_amount"] == fund
    seen = plain(
        city,
        """SELECT fixmedins_code, date_trunc('month', fee_ocur_time)::DATE, count(*),
        count(DISTINCT mdtrt_id), count(DISTINCT psn_no) FROM {fee_list_d} GROUP BY 1, 2""",
    )
    counted = ("fixmedins_code", "month", "lines", "visits", "persons")
    assert {tuple(row[it] for it in counted) for row in rows if row["lines"]} == set(seen)
    places = plain(city, "SELECT DISTINCT fixmedins_code FROM {fixmedins_b} ORDER BY 1")
    assert institutions(city).column(0).to_pylist() == [code for (code,) in places]
    assert {it[0][0] for it in places} == {"H", "P"}


def test_empty_missing_and_damaged_lakes(empty: Snapshot, bench: Bench) -> None:
    table = institution_profiles(empty, first=None, last=None)
    assert (table.num_rows, institutions(empty).num_rows) == (0, 0)
    snapshot = take(bench, fee_list_d=[fee_line()])
    full = institution_profiles(snapshot, first=None, last=None)
    assert table.schema == full.schema
    assert {str(full.schema.field(it).type) for it in MONEY} == {"decimal128(16, 2)"}
    assert str(full.schema.field("month").type) == "date32[day]"
    with pytest.raises(UsageError, match="不是数据湖"):
        institutions(Lake(bench.folder / "none").snapshot())
    snapshot.files("fee_list_d")[0].write_bytes(b"")
    with pytest.raises(Refused, match="有文件已损坏"):
        institution_profiles(snapshot, first=None, last=None)


def test_amounts_beyond_the_type_are_refused(bench: Bench) -> None:
    rows = [fee_line(bkkp_sn=f"B{i}", det_item_fee_sumamt="99999999999999.99") for i in range(2)]
    snapshot = take(bench, fee_list_d=rows)
    assert snapshot.rows("fee_list_d") == 2
    with pytest.raises(Refused, match="金额合计超出"):
        profiles(snapshot)
