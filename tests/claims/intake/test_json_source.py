"""Messages as clients send them."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.claims.intake.conftest import Bench
from yijian.kernel.errors import BadInput

PAYLOADS = Path(__file__).parents[4] / "shared" / "data" / "payloads"
SALE = {
    "med_list_codg": "XA11DAW036A001010104127",
    "fixmedins_hilist_id": "YP1",
    "fixmedins_bchno": "N1",
    "sel_retn_time": "2026-03-05 08:30:00",
    "sel_retn_cnt": "1",
    "rtal_docno": "R1",
    "setl_id": "S1",
}


def message(infno: str, node: str, rows: Any, **envelope: Any) -> dict[str, Any]:
    return {
        "infno": infno,
        "fixmedins_code": "P62010200001",
        "inf_time": "2026-03-05 09:00:00",
        **envelope,
        "input": {node: rows},
    }


def put(bench: Bench, name: str, content: Any) -> Path:
    return bench.file(name, json.dumps(content, ensure_ascii=False, indent=1))


def test_object_list_and_single_trace_code_are_flattened(bench: Bench) -> None:
    sales = [
        SALE | {"drugtracinfo": [{"drug_trac_codg": "T1"}, {"drug_trac_codg": "T2"}]},
        SALE | {"rtal_docno": "R2", "drugtracinfo": {"drug_trac_codg": "T3"}},
        SALE | {"rtal_docno": "R3", "drug_trac_codg": "T4"},
        SALE | {"rtal_docno": "R4", "drug_trac_codg": "", "drugtracinfo": []},
    ]
    report = bench.take(put(bench, "x.json", message("3505", "selinfo", sales)))
    assert report.tables["selinfo_3505"].current == 4
    found = bench.rows("drugtracinfo", "drug_trac_codg, rtal_docno, infno, ocur_time, src_row")
    moment = datetime(2026, 3, 5, 8, 30)  # noqa: DTZ001
    assert found == [
        ("T1", "R1", "3505", moment, 1),
        ("T2", "R1", "3505", moment, 2),
        ("T3", "R2", "3505", moment, 3),
        ("T4", "R3", "3505", moment, 4),
    ]


def test_list_of_messages_and_lines_of_messages(bench: Bench) -> None:
    two = [
        message("3505", "selinfo", SALE),
        message("3505A", "selinfoDetail", [SALE | {"rtal_docno": "R2"}]),
    ]
    bench.take(put(bench, "list.json", two))
    assert len(bench.rows("selinfo_3505")) == 2
    third = message("3505", "selinfo", SALE | {"rtal_docno": "R3"})
    report = bench.take(
        bench.file("more.jsonl", json.dumps(third) + "\n{broken\n\n" + json.dumps(two[0]) + "\n")
    )
    assert (report.tables["selinfo_3505"].current, report.tables["selinfo_3505"].duplicate) == (
        1,
        1,
    )
    (reject,) = bench.rejected(report)
    assert (reject["文件"], reject["行"], reject["原始内容"]) == ("more.jsonl", "2", "{broken")
    assert report.tables["selinfo_3505"].balanced


def test_fee_lines_before_settlement_wait_under_a_provisional_number(bench: Bench) -> None:
    row = {
        "feedetl_sn": "B1",
        "mdtrt_id": "V1",
        "psn_no": "P1",
        "rxno": "RX",
        "cnt": 1,
        "fee_ocur_time": 1772670600000,
        "pric": "10.5",
        "det_item_fee_sumamt": "",
        "med_list_codg": "X1",
        "bilg_dr_codg": "D1",
        "orders_dr_code": "D2",
    }
    bench.take(put(bench, "2204.json", message("2204", "feedetail", [row])))
    moment = datetime(2026, 3, 5, 8, 30)  # noqa: DTZ001
    assert bench.rows(
        "fee_list_d",
        "setl_id, bkkp_sn, rx_drord_no, bilg_dr_code, acord_dr_code, hilist_code, pric,"
        " det_item_fee_sumamt, fee_ocur_time, fixmedins_code",
    ) == [
        (
            "M:V1",
            "B1",
            "RX",
            "D1",
            "D2",
            "X1",
            Decimal("10.5"),
            None,
            moment,
            "P62010200001",
        )
    ]


def test_missing_node_rejects_the_message(bench: Bench) -> None:
    messages = [message("3505", "selinfo", SALE), message("3505", "nothing", SALE)]
    report = bench.take(put(bench, "x.json", messages))
    (reject,) = bench.rejected(report)
    assert "没有这个交易应有的数据节点" in reject["问题"]
    assert (report.tables["selinfo_3505"].total, report.tables["selinfo_3505"].rejected) == (2, 1)


def test_absent_needed_key_rejects_the_row(bench: Bench) -> None:
    sale = {key: value for key, value in SALE.items() if key != "sel_retn_cnt"}
    report = bench.take(put(bench, "x.json", message("3505", "selinfo", sale)))
    (reject,) = bench.rejected(report)
    assert reject["列"] == "sel_retn_cnt"


def test_plain_rows_by_the_name_of_the_file(bench: Bench) -> None:
    rows = [{"PSN_NO": "P1", "gend": 1}, {"PSN_NO": "P2"}]
    bench.take(put(bench, "psn_info_b_df.json", rows))
    assert bench.rows("psn_info_b", "psn_no, gend") == [("P1", "1"), ("P2", None)]


@pytest.mark.shared
def test_messages_of_a_real_client(bench: Bench) -> None:
    files = [PAYLOADS / f"{it}_binzhe.json" for it in (2204, *range(3501, 3508))]
    report = bench.take(*files)
    assert report.rejects is None
    assert all(count.current == count.total == 1 for count in report.tables.values())
    assert len(report.tables) == 8
    assert bench.rows("purcinfo_3503", "prdr_name, purc_retn_cnt") == [
        ("生产厂家名称", Decimal(10))
    ]
    with pytest.raises(BadInput, match="应答报文"):
        bench.take(PAYLOADS / "2204_response_newtouch_mock.json")
