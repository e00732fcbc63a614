"""Rows into files: each row once, each file its place, row groups that can be skipped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from yijian.claims.engine import ROW_GROUP, connect
from yijian.claims.intake.store import write_rows
from yijian.claims.schema import tables
from yijian.claims.snapshot import stored_columns


def rows_of(table: str, given: dict[str, str], count: int) -> str:
    listed = ", ".join(
        f"({given.get(it, 'NULL')})::{kind} AS {it}" for it, kind in stored_columns(table).items()
    )
    return (
        f"(SELECT {listed}, area AS _area, month AS _month FROM (SELECT i,"
        " '62' || lpad((i % 3)::VARCHAR, 2, '0') AS area, '20260' || (1 + i % 2) AS month"
        f" FROM range({count}) AS r(i)))"
    )


PLACE = {"psn_bucket": "i % 256", "src_batch": "1", "src_file": "1", "src_row": "i", "bkkp_sn": "i"}


@pytest.mark.parametrize("bin_rows", [10, 100, 1_000_000])
def test_fee_lines_lie_under_area_and_month(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bin_rows: int
) -> None:
    monkeypatch.setattr("yijian.claims.intake.store.BIN_ROWS", bin_rows)
    (tmp_path / "staging").mkdir()
    told: list[float] = []
    with connect(tmp_path / "staging") as engine:
        entries = write_rows(
            engine,
            tables()["fee_list_d"],
            rows_of("fee_list_d", PLACE, 600),
            tmp_path / "out",
            tmp_path / "staging",
            told.append,
        )
    assert sum(entry["rows"] for entry in entries) == 600
    assert {(entry["area"], entry["month"]) for entry in entries} == {
        (f"620{a}", f"20260{m}") for a in range(3) for m in (1, 2)
    }
    seen: list[int] = []
    for entry in entries:
        part = pq.read_table(tmp_path / "out" / entry["path"], partitioning=None)
        assert part.num_rows == entry["rows"]
        seen += part.column("src_row").to_pylist()
        low, high = entry["buckets"]
        assert all(low <= bucket <= high for bucket in part.column("psn_bucket").to_pylist())
        assert entry["path"].startswith(f"area={entry['area']}/month={entry['month']}/")
    assert sorted(seen) == list(range(600))
    narrow = [entry for entry in entries if entry["buckets"] != [0, 255]]
    assert bool(narrow) == (bin_rows < 100)
    assert told[-1] == 1.0


def test_row_groups_are_small_and_have_statistics(tmp_path: Path) -> None:
    (tmp_path / "staging").mkdir()
    with connect(tmp_path / "staging") as engine:
        (entry,) = write_rows(
            engine,
            tables()["psn_info_b"],
            rows_of("psn_info_b", PLACE | {"psn_no": "i"}, 2 * ROW_GROUP + 5),
            tmp_path / "out",
            tmp_path / "staging",
            lambda _share: None,
        )
    metadata: Any = pq.ParquetFile(tmp_path / "out" / entry["path"]).metadata
    assert [metadata.row_group(i).num_rows for i in range(metadata.num_row_groups)] == [
        ROW_GROUP,
        ROW_GROUP,
        5,
    ]
    at = [metadata.schema.column(i).name for i in range(metadata.num_columns)].index("psn_bucket")
    bounds = [metadata.row_group(i).column(at).statistics for i in range(3)]
    assert [(it.min, it.max) for it in bounds] == [(0, 127), (127, 255), (255, 255)]


def test_nothing_to_write(tmp_path: Path) -> None:
    with connect() as engine:
        assert (
            write_rows(
                engine,
                tables()["psn_info_b"],
                rows_of("psn_info_b", PLACE, 0),
                tmp_path,
                tmp_path,
                lambda _share: None,
            )
            == []
        )
