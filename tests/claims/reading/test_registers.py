"""One row per institution out of three registers."""

from __future__ import annotations

from tests.claims.intake.conftest import Bench
from tests.claims.reading.conftest import HOSPITAL, LATE, PHARMACY, Row, plain, take
from yijian.claims.reading.registers import admdvs_sql, register_sql, type_sql
from yijian.claims.snapshot import Snapshot


def registered(snapshot: Snapshot) -> list[tuple[str | None, ...]]:
    return plain(snapshot, f"SELECT * FROM {register_sql(snapshot)} ORDER BY fixmedins_code")


def designation(**changes: str) -> Row:
    return {
        "fixmedins_code": HOSPITAL,
        "fixmedins_name": "甲医院",
        "fixmedins_type": "1",
        "hosp_lv": "02",
        "fix_blng_admdvs": "620102",
        "begntime": "2024-01-01 00:00:00",
    } | changes


def test_the_designation_that_begins_last_speaks(bench: Bench) -> None:
    rows = [
        designation(begntime="2025-01-01 00:00:00", fixmedins_name="新名", hosp_lv="05"),
        designation(),
        designation(begntime="", fixmedins_name="无日期"),
    ]
    snapshot = take(bench, fixmedins_b=rows)
    assert registered(snapshot) == [(HOSPITAL, "新名", "1", "05", "620102")]


def test_a_withdrawn_version_does_not_speak(bench: Bench) -> None:
    newer = designation(begntime="2025-01-01 00:00:00", fixmedins_name="新名")
    take(bench, fixmedins_b=[designation(), newer])
    snapshot = take(bench, fixmedins_b=[newer | {"deleted": "1", "updt_time": LATE}])
    assert registered(snapshot) == [(HOSPITAL, "甲医院", "1", "02", "620102")]


def test_blank_columns_are_told_by_the_code(bench: Bench) -> None:
    blank = {"fixmedins_name": " ", "fixmedins_type": "", "hosp_lv": " ", "fix_blng_admdvs": ""}
    snapshot = take(
        bench, fixmedins_b=[designation(fixmedins_code=it, **blank) for it in (HOSPITAL, PHARMACY)]
    )
    assert registered(snapshot) == [
        (HOSPITAL, None, "1", None, "620102"),
        (PHARMACY, None, "2", None, "620102"),
    ]


def test_other_registers_fill_in_and_never_overrule(bench: Bench) -> None:
    snapshot = take(
        bench,
        fixmedins_b=[designation()],
        medins_info_b=[
            {"medins_code": HOSPITAL, "medins_name": "旧名", "begntime": "2026-01-01"},
            {"medins_code": "H62010500002", "medins_name": "乙医院", "hosp_lv": "05"},
        ],
        rtal_phac_b=[{"rtal_phac_code": PHARMACY, "rtal_phac_name": "丙药房", "admdvs": "620103"}],
    )
    assert registered(snapshot) == [
        (HOSPITAL, "甲医院", "1", "02", "620102"),
        ("H62010500002", "乙医院", "1", "05", "620105"),
        (PHARMACY, "丙药房", "2", None, "620103"),
    ]


def test_what_the_code_tells(empty: Snapshot) -> None:
    assert registered(empty) == []
    told = f"SELECT {type_sql('x')}, {admdvs_sql('x')} FROM (VALUES ('P1234567'), ('H9')) AS t(x)"
    assert plain(empty, told) == [("2", "123456"), ("1", "9")]
