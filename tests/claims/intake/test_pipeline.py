"""Whole imports: what comes in, what is counted, what lies in the lake afterwards."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import duckdb
import pyarrow.parquet as pq
import pytest

from tests.claims.intake.conftest import Bench
from yijian.claims.schema import LAKE_COLUMNS, tables
from yijian.claims.status import lake_status
from yijian.kernel.errors import UsageError

Line = Callable[..., dict[str, str]]


def test_rows_come_back_typed_and_placed(bench: Bench, line: Line) -> None:
    report = bench.take(
        bench.table(
            "STG_FEE_LIST_D_3201_realtime.csv",
            [line(), line(bkkp_sn="B2", fee_ocur_time="2026-04-01"), line(bkkp_sn="B3")],
        )
    )
    assert report.as_json()["tables"]["fee_list_d"] == {
        "total": 3,
        "accepted": 3,
        "rejected": 0,
        "current": 3,
        "superseded": 0,
        "deleted_mark": 0,
        "duplicate": 0,
    }
    assert report.rejects is None
    found = bench.rows("fee_list_d", "bkkp_sn, det_item_fee_sumamt, src_row", "bkkp_sn")
    assert found == [
        ("B1", Decimal("21.00"), 2),
        ("B2", Decimal("21.00"), 3),
        ("B3", Decimal("21.00"), 4),
    ]
    snapshot = bench.lake.snapshot()
    assert (snapshot.first_date, snapshot.last_date) == (date(2026, 3, 5), date(2026, 4, 1))
    assert snapshot.source_names() == {(1, 1): "STG_FEE_LIST_D_3201_realtime.csv"}
    places = [path.relative_to(bench.lake.path).parts for path in snapshot.files("fee_list_d")]
    assert [part[2:5] for part in places] == [
        ("batch=1", "area=6201", "month=202603"),
        ("batch=1", "area=6201", "month=202604"),
    ]


def test_stored_file_has_every_column_and_is_clustered_by_person(bench: Bench, line: Line) -> None:
    bench.take(
        bench.table(
            "fee_list_d.csv", [line(bkkp_sn=f"B{i}", psn_no=f"P{i % 50}") for i in range(500)]
        )
    )
    (path,) = bench.lake.snapshot().files("fee_list_d")
    stored = pq.read_table(path, partitioning=None)
    assert stored.column_names == [*tables()["fee_list_d"].columns, *LAKE_COLUMNS]
    buckets = stored.column("psn_bucket").to_pylist()
    assert buckets == sorted(buckets)
    for person, bucket in set(zip(stored.column("psn_no").to_pylist(), buckets, strict=True)):
        assert bucket == int(hashlib.md5(person.encode()).hexdigest()[:2], 16)
    assert len(set(buckets)) > 10
    described = duckdb.execute(f"DESCRIBE SELECT * FROM '{path}'").fetchall()
    wanted = {c.name: c.sql_type for c in tables()["fee_list_d"].columns.values()} | LAKE_COLUMNS
    assert {row[0]: row[1] for row in described if row[0] in wanted} == wanted


def test_large_group_is_split_and_row_groups_are_small(
    bench: Bench, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yijian.claims.intake.store.BIN_ROWS", 100)
    rows = [
        line(bkkp_sn=f"B{i}", psn_no=f"P{i}", fee_ocur_time=f"2026-0{1 + i % 4}-05")
        for i in range(1000)
    ]
    bench.take(bench.table("fee_list_d.csv", rows))
    snapshot = bench.lake.snapshot()
    assert len(snapshot.files("fee_list_d")) > 8
    assert snapshot.rows("fee_list_d") == 1000
    assert [row[0] for row in bench.rows("fee_list_d", "bkkp_sn", "src_row")] == [
        f"B{i}" for i in range(1000)
    ]


def test_same_content_twice_is_recognised(bench: Bench, line: Line) -> None:
    path = bench.table("fee_list_d.csv", [line()])
    bench.take(path)
    before = bench.lake.snapshot()
    again = bench.take(bench.file("FEE_LIST_D_2409.csv", path.read_bytes()))
    assert again.batch is None
    assert again.recognised == ["FEE_LIST_D_2409.csv"]
    assert "此前已导入" in again.notes[0]
    assert bench.lake.snapshot() == before


def test_same_content_twice_in_one_import_is_stored_once(bench: Bench, line: Line) -> None:
    first = bench.table("a/fee_list_d.csv", [line()])
    second = bench.table("b/fee_list_d.csv", [line()])
    report = bench.take(first.parent, second.parent)
    assert report.tables["fee_list_d"].total == 1
    assert report.recognised == ["fee_list_d.csv"]


def test_folder_is_walked_and_companions_are_left_out(bench: Bench, line: Line) -> None:
    bench.table("city/fee_list_d/part-0.csv", [line()])
    bench.table("city/fee_list_d/part-1.csv", [line(bkkp_sn="B2")])
    bench.file("city/labels.parquet", b"not looked at")
    bench.file("city/.hidden.csv", "x")
    report = bench.take(bench.folder / "in" / "city")
    assert report.tables["fee_list_d"].current == 2
    assert report.notes == ["1 个文件不是数据表，未导入：labels.parquet"]


def test_missing_path_is_wrong_usage(bench: Bench) -> None:
    with pytest.raises(UsageError, match=r"找不到.*nowhere"):
        bench.take(bench.folder / "nowhere.csv")


def test_progress_goes_from_zero_to_one(bench: Bench, line: Line) -> None:
    from tests.claims.intake.conftest import MADE_AT
    from yijian.claims.intake import import_paths

    told: list[tuple[str, float]] = []
    import_paths(
        bench.lake,
        [bench.table("fee_list_d.csv", [line()])],
        made_at=MADE_AT,
        progress=lambda what, share: told.append((what, share)),
    )
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert any("费用明细" in what for what, _ in told)


def test_books_balance_over_several_imports(bench: Bench, line: Line) -> None:
    bench.take(bench.table("fee_list_d.csv", [line(), line(bkkp_sn="B2")]))
    bench.take(
        bench.table(
            "fee_list_d_2.csv",
            [
                line(),
                line(bkkp_sn="B2", cnt="3", updt_time="2026-05-01 00:00:00"),
                line(bkkp_sn="B3", psn_no=""),
                line(bkkp_sn="B4"),
            ],
        )
    )
    status = lake_status(bench.lake)
    assert status["checks"] == [{"table": "fee_list_d", "balanced": True}]
    assert status["tables"]["fee_list_d"]["current"] == 3
    assert status["tables"]["fee_list_d"]["stored"] == 4
    assert status["months"] == {"202603": 4}
    assert (status["first_date"], status["last_date"]) == ("2026-03-05", "2026-03-05")
