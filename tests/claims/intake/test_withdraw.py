"""Deletions by 3507 and provisional lines that are settled later."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.claims.intake.conftest import Bench
from yijian.claims.status import lake_status

Line = Callable[..., dict[str, str]]


def sale(number: str, at: str, code: str = "T1") -> dict[str, Any]:
    row = {
        "med_list_codg": "X1",
        "fixmedins_hilist_id": "YP1",
        "fixmedins_bchno": number,
        "sel_retn_time": "2026-03-05 08:30:00",
        "sel_retn_cnt": "1",
        "rtal_docno": f"R{number}",
        "drugtracinfo": [{"drug_trac_codg": code}],
    }
    return {
        "infno": "3505",
        "fixmedins_code": "P62010200001",
        "inf_time": at,
        "input": {"selinfo": row},
    }


def deletion(number: str, kind: str, at: str) -> dict[str, Any]:
    row = {"fixmedins_bchno": number, "inv_data_type": kind}
    return {
        "infno": "3507",
        "fixmedins_code": "P62010200001",
        "inf_time": at,
        "input": {"data": row},
    }


def take(bench: Bench, name: str, *messages: dict[str, Any]) -> dict[str, Any]:
    lines = "\n".join(json.dumps(it) for it in messages)
    shown: dict[str, Any] = bench.take(bench.file(name, lines)).as_json()["tables"]
    return shown


def balanced(bench: Bench) -> bool:
    return all(check["balanced"] for check in lake_status(bench.lake)["checks"])


def test_deletion_takes_out_stored_rows_and_their_trace_codes(bench: Bench) -> None:
    take(
        bench, "a.jsonl", sale("N1", "2026-03-05 09:00:00"), sale("N2", "2026-03-05 09:00:00", "T2")
    )
    take(bench, "b.jsonl", deletion("N1", "4", "2026-03-06 09:00:00"))
    assert bench.rows("selinfo_3505", "fixmedins_bchno") == [("N2",)]
    assert bench.rows("drugtracinfo", "drug_trac_codg") == [("T2",)]
    assert balanced(bench)


def test_deletion_of_another_kind_or_number_takes_out_nothing(bench: Bench) -> None:
    take(bench, "a.jsonl", sale("N1", "2026-03-05 09:00:00"))
    take(
        bench,
        "b.jsonl",
        deletion("N1", "1", "2026-03-06 09:00:00"),
        deletion("N9", "4", "2026-03-06 09:00:00"),
    )
    assert len(bench.rows("selinfo_3505")) == 1


def test_rows_sent_after_the_deletion_stay(bench: Bench) -> None:
    shown = take(
        bench,
        "a.jsonl",
        sale("N1", "2026-03-05 09:00:00"),
        deletion("N1", "4", "2026-03-06 09:00:00"),
    )
    assert shown["selinfo_3505"]["superseded"] == 1
    take(bench, "b.jsonl", sale("N1", "2026-03-07 09:00:00"))
    assert len(bench.rows("selinfo_3505")) == 1
    take(bench, "c.jsonl", sale("N1", "2026-03-05 10:00:00", "T9"))
    assert [row[0] for row in bench.rows("drugtracinfo", "drug_trac_codg")] == ["T1"]
    assert balanced(bench)


def unsettled(at: str = "2026-03-05 09:00:00") -> dict[str, Any]:
    row = {
        "feedetl_sn": "B1",
        "mdtrt_id": "V1",
        "psn_no": "62010000000000000001",
        "cnt": 1,
        "fee_ocur_time": "2026-03-05 08:30:00",
    }
    return {
        "infno": "2204",
        "fixmedins_code": "H62010200001",
        "inf_time": at,
        "input": {"feedetail": [row]},
    }


def test_settled_line_takes_the_place_of_the_provisional_one(bench: Bench, line: Line) -> None:
    take(bench, "a.jsonl", unsettled())
    assert bench.rows("fee_list_d", "setl_id") == [("M:V1",)]
    bench.take(bench.table("fee_list_d.csv", [line()]))
    assert bench.rows("fee_list_d", "setl_id") == [("S1",)]
    assert balanced(bench)


def test_provisional_line_after_the_settled_one_is_superseded(bench: Bench, line: Line) -> None:
    bench.take(bench.table("fee_list_d.csv", [line()]))
    shown = take(bench, "a.jsonl", unsettled())
    assert shown["fee_list_d"]["superseded"] == 1
    assert bench.rows("fee_list_d", "setl_id") == [("S1",)]
    assert balanced(bench)


def test_both_in_one_import(bench: Bench, line: Line) -> None:
    bench.take(
        bench.file("a.json", json.dumps(unsettled())), bench.table("fee_list_d.csv", [line()])
    )
    assert bench.rows("fee_list_d", "setl_id") == [("S1",)]
    assert balanced(bench)
