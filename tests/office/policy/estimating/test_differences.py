from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from yijian.office.policy.estimating.differences import compare_runs, read_differences

MONEY = pa.decimal128(16, 2)
TEXT = ("finding_id", "rule_code", "fixmedins_code")
SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in TEXT),
        ("occurred_from", pa.date32()),
        ("fee_amount", MONEY),
        ("fund_amount", MONEY),
    ]
)


def made(folder: Path, findings: list[tuple[str, str, str]], cannot: int) -> None:
    """A run's folder: findings as (id, institution, fund)."""
    folder.mkdir(parents=True)
    rows = {
        "finding_id": [it[0] for it in findings],
        "rule_code": ["R1"] * len(findings),
        "fixmedins_code": [it[1] for it in findings],
        "occurred_from": [date(2026, 3, 1)] * len(findings),
        "fee_amount": [Decimal("100.00")] * len(findings),
        "fund_amount": [Decimal(it[2]) for it in findings],
    }
    pq.write_table(pa.table(rows, SCHEMA), folder / "findings.parquet")
    lines = {
        "finding_id": [it[0] for it in findings],
        "fixmedins_code": [it[1] for it in findings],
        "setl_id": [f"s-{it[0]}" if it[0] != "d" else None for it in findings],
    }
    text = pa.schema([(name, pa.string()) for name in lines])
    pq.write_table(pa.table(lines, text), folder / "finding_lines.parquet")
    rule = {"code": "R1", "name": "规则一", "hit": len(findings), "cannot_assess": cannot}
    said = {"lines": 10, "lake_version": 3, "rules": [rule]}
    (folder / "run.json").write_text(json.dumps(said), encoding="utf-8")


def test_what_appears_vanishes_and_moves(tmp_path: Path) -> None:
    made(tmp_path / "before", [("a", "H1", "70.00"), ("b", "H1", "70.00"), ("c", "H2", "5.00")], 2)
    made(tmp_path / "after", [("b", "H1", "40.00"), ("c", "H2", "5.00"), ("d", "H3", "9.00")], 1)
    found = compare_runs(tmp_path, 2)
    assert (found["appeared"], found["vanished"], found["changed"]) == (1, 1, 1)
    assert (found["up"], found["down"]) == ("9.00", "100.00")
    assert found["settlements"] == 2  # that of d is not known
    [rule] = found["rules"]
    assert (rule["up"], rule["down"], rule["changed"]) == ("9.00", "100.00", 1)
    assert rule["before"] == {
        "findings": 3, "fee": "300.00", "fund": "145.00", "hit": 3, "cannot_assess": 2,
    }  # fmt: skip
    assert rule["after"]["fund"] == "54.00"
    assert [(it["code"], it["differing"]) for it in found["institutions"]] == [("H1", 2), ("H3", 1)]
    assert found["institutions"][1]["before"]["findings"] == 0
    moved = [(it["up"], it["down"]) for it in found["institutions"]]
    assert moved == [("0.00", "100.00"), ("9.00", "0.00")]
    rows = read_differences(tmp_path)
    assert rows is not None
    short = {row[1]: (row[0], str(row[6]), str(row[7])) for row in rows}
    assert short == {
        "a": ("消失", "70.00", "0.00"),
        "b": ("金额变动", "70.00", "40.00"),
        "d": ("新增", "0.00", "9.00"),
    }


def test_nothing_differs(tmp_path: Path) -> None:
    for side in ("before", "after"):
        made(tmp_path / side, [], 0)
    found = compare_runs(tmp_path, 5)
    assert (found["appeared"], found["institutions"]) == (0, [])
    assert (found["up"], found["down"], found["settlements"]) == ("0.00", "0.00", 0)
    assert read_differences(tmp_path) == []
    assert read_differences(tmp_path / "nowhere") is None
