from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tests.office.policy.estimating.test_differences import MONEY
from yijian.kernel.files import write_json
from yijian.office.monitor.rulebook.comparing import Side, compare, found_by, name_institutions
from yijian.office.policy.estimating.differences import read_differences

CODE = "YJ96201000000001"


def side(folder: Path, version: int, findings: list[tuple[str, str, str]], **said: Any) -> Side:
    """A run's folder: findings as (id, institution, fund)."""
    folder.mkdir(parents=True)
    n = len(findings)
    table = pa.table({
        "finding_id": pa.array([it[0] for it in findings], pa.string()),
        "rule_code": pa.array([CODE] * n, pa.string()),
        "rule_version": pa.array([version] * n, pa.int32()),
        "fixmedins_code": pa.array([it[1] for it in findings], pa.string()),
        "occurred_from": pa.array([None] * n, pa.date32()),
        "fee_amount": pa.array([Decimal("100.00")] * n, MONEY),
        "fund_amount": pa.array([Decimal(it[2]) for it in findings], MONEY),
    })  # fmt: skip
    pq.write_table(table, folder / "findings.parquet")
    entry = {"code": CODE, "version": version, "name": "规则", "state": "done", "assessed": 9,
             "hit": n, "passed": 9 - n, "cannot_assess": 0} | said  # fmt: skip
    write_json(folder / "run.json", {"lines": 9, "lake_version": 2, "rules": [entry]})
    return Side(folder, CODE, version)


def test_only_here_only_there_and_both(tmp_path: Path) -> None:
    live = side(tmp_path / "a", 1, [("a", "H1", "70.00"), ("b", "H1", "70.00")])
    tried = side(tmp_path / "b", 1001, [("b", "H1", "40.00"), ("c", "H2", "9.00")])
    found = compare(live, tried, tmp_path / "out", 1)
    assert (found["appeared"], found["vanished"], found["both"], found["changed"]) == (1, 1, 1, 1)
    assert (found["appeared_fund"], found["vanished_fund"], found["both_fund"]) == (
        "9.00",
        "70.00",
        "40.00",
    )
    assert (found["before"]["version"], found["before"]["fund"]) == (1, "140.00")
    assert (found["after"]["passed"], found["after"]["fee"]) == (7, "200.00")
    assert [it["code"] for it in found["institutions"]] == ["H1"]
    assert len(read_differences(tmp_path / "out") or []) == 3
    assert name_institutions(found, {"H1": "第一医院"})["institutions"][0]["name"] == "第一医院"


def test_without_a_live_version_and_of_a_rule_that_was_stopped(tmp_path: Path) -> None:
    tried = side(tmp_path / "b", 1001, [("c", "H2", "9.00")])
    found = compare(None, tried, tmp_path / "out", 5)
    assert (found["before"], found["appeared"], found["both"]) == (None, 1, 0)
    stopped = side(tmp_path / "c", 1001, [], state="stopped", reason="超过 120 秒")
    found = compare(tried, stopped, tmp_path / "out2", 5)
    assert found["after"]["reason"] == "超过 120 秒"
    assert (found["vanished"], found["both_fund"]) == (1, "0.00")


def test_what_one_version_found(tmp_path: Path) -> None:
    tried = side(tmp_path / "b", 1001, [("c", "H2", "9.00")])
    assert found_by(tried) == {"findings": 1, "fee": "100.00", "fund": "9.00"}
    assert found_by(Side(tried.folder, CODE, 7)) == {"findings": 0, "fee": "0.00", "fund": "0.00"}
