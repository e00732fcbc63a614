"""A frozen version: counts, files and the SQL that reads current rows."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.claims.intake.conftest import Bench, fee_line
from yijian.claims.lake import Lake
from yijian.claims.schema import LAKE_COLUMNS, tables
from yijian.claims.snapshot import VALUE_FAULTS, stored_columns
from yijian.kernel.errors import UsageError


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_absent_table_is_an_empty_typed_relation(tmp_path: Path) -> None:
    snapshot = Lake(tmp_path / "lake").create().snapshot()
    described = duckdb.execute(f"DESCRIBE SELECT * FROM {snapshot.scan_sql('setl_d')}").fetchall()
    assert {row[0]: row[1] for row in described} == stored_columns("setl_d")
    assert (snapshot.rows("setl_d"), snapshot.first_date, snapshot.last_date) == (0, None, None)
    assert snapshot.files("setl_d") == snapshot.superseded("setl_d") == []


def test_unknown_table(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有名为“x”的表"):
        Lake(tmp_path / "lake").create().snapshot().scan_sql("x")


def test_stored_columns() -> None:
    assert list(stored_columns("setl_d")) == [*tables()["setl_d"].columns, *LAKE_COLUMNS]
    assert "original" in stored_columns(VALUE_FAULTS)


def test_snapshot_keeps_its_rows_while_imports_go_on(bench: Bench) -> None:
    bench.take(bench.table("fee_list_d.csv", [fee_line(cnt="1")]))
    old = bench.lake.snapshot()
    bench.take(
        bench.table("fee_list_d_2.csv", [fee_line(cnt="5", updt_time="2026-06-01 00:00:00")])
    )
    new = bench.lake.snapshot()
    quantity = "SELECT cnt::INTEGER, psn_bucket IS NOT NULL FROM {}"
    assert duckdb.execute(quantity.format(old.scan_sql("fee_list_d"))).fetchall() == [(1, True)]
    assert duckdb.execute(quantity.format(new.scan_sql("fee_list_d"))).fetchall() == [(5, True)]
    assert (old.rows("fee_list_d"), new.rows("fee_list_d")) == (1, 1)
    assert (new.stored_rows("fee_list_d"), new.superseded_rows("fee_list_d")) == (2, 1)
    assert [path.name for path in new.superseded("fee_list_d")] == ["2.parquet"]
    assert new.entries("fee_list_d")[0]["area"] == "6201"
    assert new.source_names() == {(1, 1): "fee_list_d.csv", (2, 1): "fee_list_d_2.csv"}
    assert [it["batch"] for it in new.batches] == [1, 2]


def test_days_are_those_of_current_lines(bench: Bench) -> None:
    bench.take(
        bench.table(
            "fee_list_d.csv", [fee_line(), fee_line(bkkp_sn="B2", fee_ocur_time="2062-01-01")]
        )
    )
    assert str(bench.lake.snapshot().last_date) == "2062-01-01"
    fixed = fee_line(bkkp_sn="B2", fee_ocur_time="2026-01-01", updt_time="2026-06-01 00:00:00")
    bench.take(bench.table("fee_list_d_2.csv", [fixed]))
    snapshot = bench.lake.snapshot()
    assert (str(snapshot.first_date), str(snapshot.last_date)) == ("2026-01-01", "2026-03-05")
