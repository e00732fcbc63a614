from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path

from tests.audit.small_lake import HOSPITAL, Claims
from yijian.office.monitor.loading.institutions import (
    institution_month_rows,
    institution_rows,
    month_rows,
    snapshot_at,
)

OTHER = "H62010200077"


def small_lake(folder: Path) -> Path:
    claims = Claims()
    claims.hospital()
    claims.line(pric=100)
    claims.line(bkkp_sn="2", pric=50)
    claims.settlement(150, 90)
    claims.line(fixmedins_code=OTHER, setl_id="S2", mdtrt_id="V2", fixmedins_name="无名医院")
    return claims.lake(folder)


def test_a_lake_is_read_as_it_was(home: Path) -> None:
    lake = small_lake(home)
    assert snapshot_at(lake, 1).rows("fee_list_d") == 3
    assert snapshot_at(lake, 9) is None
    assert snapshot_at(home / "nowhere", 1) is None


def test_who_they_are_and_what_they_charged(home: Path, folder: Path) -> None:
    snapshot = snapshot_at(small_lake(home), 1)
    months = month_rows(snapshot, None, datetime(2026, 3, 31).date())  # noqa: DTZ001
    rows = institution_month_rows(months, 7).to_pylist()
    mine = next(it for it in rows if it["fixmedins_code"] == HOSPITAL)
    assert (mine["month"], mine["lines"], mine["visits"]) == ("2026-03-01", 2, 1)
    assert (mine["fee_amount"], mine["fund_amount"]) == (15_000, 9_000)
    places = institution_rows(snapshot, months, folder / "findings.parquet", 7).to_pylist()
    names = {it["fixmedins_code"]: it["name"] for it in places}
    assert names[OTHER] == "无名医院"
    found_only = next(code for code in names if code not in (HOSPITAL, OTHER))
    assert names[found_only] == found_only
    assert len(names) == len(places)


def test_without_a_lake_codes_remain(folder: Path) -> None:
    places = institution_rows(None, None, folder / "findings.parquet", 7).to_pylist()
    assert all(it["name"] == it["fixmedins_code"] for it in places)
    assert all(it["admdvs"].startswith("6201") for it in places)
    assert Decimal(len(places)) > 100
