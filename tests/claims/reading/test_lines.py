"""The lines of a settlement, and lines by their keys."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from tests.claims.intake.conftest import Bench, fee_line
from tests.claims.reading.conftest import HOSPITAL, LATE, plain, take
from yijian.claims.lake import Lake
from yijian.claims.reading import LineKey, TimelineRow, lines_by_key, settlement_lines
from yijian.claims.reading.current import fee_files
from yijian.claims.reading.lines import check_limit, select_lines
from yijian.claims.snapshot import Snapshot
from yijian.kernel.errors import Refused, UsageError


def key(row: TimelineRow) -> LineKey:
    return (row.fixmedins_code, row.setl_id, row.bkkp_sn)


def of_settlement(snapshot: Snapshot, setl_id: str = "S1", limit: int = 99) -> list[TimelineRow]:
    return settlement_lines(snapshot, fixmedins_code=HOSPITAL, setl_id=setl_id, limit=limit)


def test_a_row_says_what_was_claimed(bench: Bench) -> None:
    told = fee_line(bilg_dr_code="D1", hilist_name="青霉素", med_type="11")
    snapshot = take(bench, fee_list_d=[told])
    assert of_settlement(snapshot) == [
        TimelineRow(
            fee_ocur_time=datetime.fromisoformat(told["fee_ocur_time"]),
            fixmedins_code=HOSPITAL,
            fixmedins_name=None,
            psn_no=told["psn_no"],
            mdtrt_id="V1",
            setl_id="S1",
            bkkp_sn="B1",
            med_type="11",
            hilist_code=told["hilist_code"],
            hilist_name="青霉素",
            cnt=Decimal("2.0000"),
            pric=Decimal("10.500000"),
            det_item_fee_sumamt=Decimal("21.00"),
            inscp_amt=Decimal("21.00"),
            bilg_dr_code="D1",
            bilg_dr_name=None,
        )
    ]


def test_a_name_the_line_lacks_is_that_of_the_register(bench: Bench) -> None:
    lines = [fee_line(fixmedins_name="行上的名"), fee_line(bkkp_sn="B2")]
    named = {"fixmedins_code": HOSPITAL, "fixmedins_name": "登记的名"}
    snapshot = take(bench, fee_list_d=lines, fixmedins_b=[named])
    assert [it.fixmedins_name for it in of_settlement(snapshot)] == ["行上的名", "登记的名"]


def test_a_settlement_has_its_lines_of_every_month_and_person_and_no_others(bench: Bench) -> None:
    rows = [
        fee_line(bkkp_sn="B1", fee_ocur_time="2026-03-01 00:00:00"),
        fee_line(bkkp_sn="B2", fee_ocur_time="2026-02-28 23:59:59"),
        fee_line(bkkp_sn="B3", fee_ocur_time="2025-11-02 10:00:00", psn_no="another"),
        fee_line(bkkp_sn="B4", setl_id="S2"),
        fee_line(bkkp_sn="B5", fixmedins_code="H62010200002"),
    ]
    snapshot = take(bench, fee_list_d=rows)
    assert [it.bkkp_sn for it in of_settlement(snapshot)] == ["B3", "B2", "B1"]
    assert [it.bkkp_sn for it in of_settlement(snapshot, limit=2)] == ["B3", "B2"]
    assert of_settlement(snapshot, "S1' OR '1'='1") == of_settlement(snapshot, "\ud800") == []


def test_what_is_not_current_does_not_show(bench: Bench) -> None:
    take(bench, fee_list_d=[fee_line(cnt="1"), fee_line(bkkp_sn="B2"), fee_line(bkkp_sn="B3")])
    snapshot = take(
        bench,
        fee_list_d=[
            fee_line(cnt="5", updt_time=LATE),
            fee_line(bkkp_sn="B2", updt_time=LATE) | {"deleted": "1"},
        ],
    )
    assert [(it.bkkp_sn, it.cnt) for it in of_settlement(snapshot)] == [("B1", 5), ("B3", 2)]
    keys = [(HOSPITAL, "S1", f"B{i}") for i in (1, 2, 3)]
    assert lines_by_key(snapshot, keys=keys, first=None, last=None) == of_settlement(snapshot)


def test_keys_match_as_a_whole(bench: Bench) -> None:
    rows = [
        fee_line(setl_id=settled, bkkp_sn=number, fixmedins_code=code)
        for code in (HOSPITAL, "H11010200001")
        for settled in ("S1", "S2")
        for number in ("B1", "B2")
    ]
    snapshot = take(bench, fee_list_d=rows)
    wanted = [(HOSPITAL, "S1", "B2"), ("H11010200001", "S2", "B1"), (HOSPITAL, "S9", "B1")]
    found = lines_by_key(
        snapshot, keys=[*wanted, wanted[0], ("\ud800", "", "")], first=None, last=None
    )
    assert {key(it) for it in found} == set(wanted[:2])
    assert len(found) == 2
    assert lines_by_key(snapshot, keys=[], first=None, last=None) == []


def test_days_are_a_hint_of_the_month(bench: Bench) -> None:
    border = ("2026-02-28 23:59:59", "2026-03-01 00:00:00", "2026-03-31 23:59:59", "2026-04-01")
    rows = [fee_line(bkkp_sn=f"B{i}", fee_ocur_time=it) for i, it in enumerate(border)]
    snapshot = take(bench, fee_list_d=rows)
    keys = [(HOSPITAL, "S1", f"B{i}") for i in range(4)]

    def found(first: date | None, last: date | None) -> list[str]:
        return [it.bkkp_sn for it in lines_by_key(snapshot, keys=keys, first=first, last=last)]

    assert found(date(2026, 3, 9), date(2026, 3, 9)) == ["B1", "B2"]
    assert found(None, date(2026, 2, 28)) == ["B0"]
    assert found(date(2026, 3, 1), None) == ["B1", "B2", "B3"]
    assert found(date(2026, 5, 1), None) == []
    with pytest.raises(UsageError, match="晚于结束日期"):
        found(date(2026, 5, 2), date(2026, 5, 1))


def test_every_key_of_a_city_is_found_once(city: Snapshot) -> None:
    keys = plain(city, "SELECT fixmedins_code, setl_id, bkkp_sn FROM {fee_list_d} USING SAMPLE 300")
    found = lines_by_key(city, keys=keys, first=None, last=None)
    assert sorted(map(key, found)) == sorted(keys)
    code, settled, _ = keys[0]
    lines = settlement_lines(city, fixmedins_code=code, setl_id=settled, limit=10_000)
    counted = "SELECT count(*) FROM {fee_list_d} WHERE fixmedins_code = $code AND setl_id = $id"
    assert [(len(lines),)] == plain(city, counted, code=code, id=settled)


def test_empty_missing_and_damaged_lakes(empty: Snapshot, bench: Bench) -> None:
    assert of_settlement(empty) == []
    assert lines_by_key(empty, keys=[(HOSPITAL, "S1", "B1")], first=None, last=None) == []
    with pytest.raises(UsageError, match="不是数据湖"):
        of_settlement(Lake(bench.folder / "none").snapshot())
    snapshot = take(bench, fee_list_d=[fee_line()])
    snapshot.files("fee_list_d")[0].unlink()
    with pytest.raises(Refused, match="缺少文件"):
        of_settlement(snapshot)


def test_a_limit_leaves_something(empty: Snapshot) -> None:
    check_limit(1)
    with pytest.raises(UsageError, match="条数上限 0 不行"):
        of_settlement(empty, limit=0)


def test_selection_is_in_order_of_time(bench: Bench) -> None:
    days = ("2026-03-09", "2026-03-01", "2026-03-05")
    rows = [fee_line(bkkp_sn=f"B{i}", fee_ocur_time=it) for i, it in enumerate(days)]
    snapshot = take(bench, fee_list_d=rows)
    (files,) = fee_files(snapshot).values()
    found = select_lines(snapshot, files, "WHERE line.bkkp_sn <> $no", {"no": "B9"})
    assert [it.bkkp_sn for it in found] == ["B1", "B2", "B0"]
