"""Small lakes with lines, visits and settlements, and a small city that is imported once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.claims.intake.conftest import MADE_AT, Bench, fee_line
from yijian.city.make import make_city
from yijian.claims.engine import connect
from yijian.claims.intake import import_paths
from yijian.claims.lake import Lake
from yijian.claims.snapshot import Snapshot

HOSPITAL, PHARMACY = "H62010200001", "P62010200009"
PERSON = fee_line()["psn_no"]
EARLY, LATE = "2026-05-01 00:00:00", "2026-06-01 00:00:00"
TABLES = ("fee_list_d", "setl_d", "mdtrt_d", "setl_diag_list_d", "fixmedins_b")

Row = dict[str, str]


def visit(**changes: str) -> Row:
    """An outpatient visit with some columns changed."""
    return {
        "fixmedins_code": HOSPITAL,
        "mdtrt_id": "V1",
        "psn_no": PERSON,
        "med_type": "11",
        "begntime": "2026-03-05 08:00:00",
        "endtime": "2026-03-05 09:00:00",
        "updt_time": EARLY,
    } | changes


def settlement(**changes: str) -> Row:
    """A settlement of which the fund pays 70 yuan, with some columns changed."""
    return {
        "fixmedins_code": HOSPITAL,
        "setl_id": "S1",
        "mdtrt_id": "V1",
        "psn_no": PERSON,
        "setl_time": "2026-03-05 09:00:00",
        "fund_pay_sumamt": "70.00",
        "updt_time": EARLY,
    } | changes


def take(bench: Bench, **tables: list[Row]) -> Snapshot:
    """Import these rows and give the lake as it is now."""
    done = len(bench.lake.snapshot().batches) if bench.lake.exists else 0
    paths = [bench.table(f"{done}/{name}.csv", rows) for name, rows in tables.items()]
    bench.take(*paths)
    return bench.lake.snapshot()


def plain(snapshot: Snapshot, sql: str, **values: Any) -> list[tuple[Any, ...]]:
    """The answer to a query in which ``{fee_list_d}`` and the like stand for current rows."""
    with connect() as engine:
        scans = {table: f"{snapshot.scan_sql(table)}" for table in TABLES}
        found: list[tuple[Any, ...]] = engine.execute(sql.format(**scans), values).fetchall()
    return found


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture
def empty(tmp_path: Path) -> Snapshot:
    return Lake(tmp_path / "empty").create().snapshot()


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Two months of the smallest city."""
    folder = tmp_path_factory.mktemp("city")
    made = make_city(jurisdiction="lanzhou", persons=300, months=2, seed=7, out=folder / "files")
    lake = Lake(folder / "lake")
    import_paths(lake, [it for it in made.files if it.stem in TABLES], made_at=MADE_AT)
    return lake.snapshot()
