"""The lake's own account of itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.claims.intake.conftest import Bench, fee_line
from yijian.claims.lake import Lake
from yijian.claims.status import lake_status
from yijian.kernel.errors import UsageError


def test_no_lake(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        lake_status(Lake(tmp_path / "lake"))


def test_status_is_json_and_sees_books_that_do_not_balance(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.take(
        bench.table("fee_list_d.csv", [fee_line(), fee_line(bkkp_sn="B2", psn_no="")]),
        bench.table("psn_info_b.csv", [{"psn_no": "P1"}]),
    )
    status = json.loads(json.dumps(lake_status(bench.lake)))
    assert status["batches"][0]["files"] == ["fee_list_d.csv", "psn_info_b.csv"]
    assert status["batches"][0]["tables"]["fee_list_d"]["rejected"] == 1
    assert status["tables"]["psn_info_b"] == {
        "name": "人员基本信息",
        "current": 1,
        "stored": 1,
        "not_current": 0,
    }
    assert all(check["balanced"] for check in status["checks"])
    manifest = bench.lake.path / "manifest" / "00000001.json"
    broken = json.loads(manifest.read_text())
    broken["tables"]["fee_list_d"]["files"][0]["rows"] = 7
    manifest.write_text(json.dumps(broken))
    checks = {it["table"]: it["balanced"] for it in lake_status(bench.lake)["checks"]}
    assert checks == {"fee_list_d": False, "psn_info_b": True}
