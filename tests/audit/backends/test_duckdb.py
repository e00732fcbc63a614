"""DuckDB locked: bounded reach, memory and time; and what it reads of the lake."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from yijian.audit.backends.duckdb import DuckDBSession
from yijian.audit.backends.session import OutsideCodes, OverBudget

LINES = [(1, 1, row, bucket) for row, bucket in enumerate([0, 10, 127, 128, 255])]
NAMES = ("src_batch", "src_file", "src_row", "psn_bucket")
KINDS = dict.fromkeys(NAMES, "INTEGER")


def parquet(path: Path, rows: Sequence[tuple[int, ...]], names: tuple[str, ...] = NAMES) -> str:
    """A Parquet file of these rows."""
    columns = list(zip(*rows, strict=True))
    pq.write_table(pa.table(dict(zip(names, map(list, columns), strict=True))), path)
    return str(path)


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    folder = tmp_path / "lake"
    folder.mkdir()
    parquet(folder / "lines.parquet", LINES)
    return folder


@pytest.fixture
def session(tmp_path: Path, lake: Path) -> Iterator[DuckDBSession]:
    session = DuckDBSession([lake], tmp_path / "scratch", "200MB", 1)
    with session.building():
        pass
    yield session
    session.close()


def buckets(session: DuckDBSession) -> list[Any]:
    """The buckets that are left of the lake's lines."""
    return [row[0] for row in session.rows("SELECT psn_bucket FROM lines ORDER BY 1")]


def test_current_rows_of_some_buckets(session: DuckDBSession, lake: Path) -> None:
    files = [str(lake / "lines.parquet")]
    session.lake_table("lines", files, [], KINDS, None)
    assert buckets(session) == [0, 10, 127, 128, 255]
    session.lake_table("lines", files, [], KINDS, (10, 127))
    assert buckets(session) == [10, 127]
    gone = parquet(lake / "gone.parquet", [(1, 1, 1), (1, 1, 4), (2, 1, 2)], NAMES[:3])
    session.lake_table("lines", files, [gone], KINDS, (10, 255))
    assert buckets(session) == [127, 128]


def test_a_table_without_files_is_empty_and_typed(session: DuckDBSession) -> None:
    session.lake_table("lines", [], [], KINDS | {"fee": "DECIMAL(16,2)"}, None)
    session.source("known", [], {"code": "VARCHAR"})
    assert session.rows("SELECT * FROM lines") == session.rows("SELECT code FROM known") == []
    kinds = {row[0]: row[1] for row in session.rows("DESCRIBE lines")}
    assert kinds["fee"] == "DECIMAL(16,2)"


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/passwd')", "SELECT * FROM read_csv('/etc/passwd')",
        "COPY (SELECT 1) TO '/tmp/yijian-outside.csv'", "ATTACH '/tmp/yijian-outside.db'",
        "INSTALL httpfs", "SELECT * FROM glob('/etc/*')", "SET enable_external_access = true",
        "SET memory_limit = '8GB'", "SET threads = 8",
    ],
)  # fmt: skip
def test_nothing_outside_is_reached_and_nothing_is_reset(session: DuckDBSession, sql: str) -> None:
    with pytest.raises(duckdb.Error, match=r"(?i)permission|disabled|locked|cannot"):
        session.rows(sql)
    assert not Path("/tmp/yijian-outside.csv").exists()


def test_inside_it_reads_and_writes(session: DuckDBSession, lake: Path) -> None:
    session.source("lines", [str(lake / "lines.parquet")], KINDS)
    session.table("few", "SELECT psn_bucket FROM lines WHERE psn_bucket > 100")
    session.view("fewer", "SELECT * FROM few WHERE psn_bucket > 200")
    assert session.rows("SELECT * FROM fewer") == [(255,)]
    assert session.write("SELECT * FROM few", lake / "new" / "few.parquet") == 3
    assert pq.read_table(lake / "new" / "few.parquet").num_rows == 3
    assert session.write("SELECT * FROM few WHERE FALSE", lake / "none.parquet") == 0


def test_a_statement_past_its_time_is_stopped(session: DuckDBSession, lake: Path) -> None:
    endless = "SELECT count(*) FROM range(1000000) a, range(1000000) b, range(1000000) c"
    began = time.perf_counter()
    with pytest.raises(OverBudget, match="时间超出上限"):
        session.write(endless, lake / "x.parquet", budget=0.2)
    assert time.perf_counter() - began < 20
    assert session.write("SELECT 1 AS a", lake / "y.parquet", budget=60) == 1


def test_a_statement_past_its_memory_is_stopped(tmp_path: Path, lake: Path) -> None:
    session = DuckDBSession([lake], tmp_path / "scratch", "20MB", 1)
    with pytest.raises(OverBudget, match="内存超出上限"):
        session.rows("SELECT length(string_agg(repeat('x', 1000), '')) FROM range(1000000)")
    session.close()


def test_a_quote_in_a_path_is_no_way_out(session: DuckDBSession, lake: Path) -> None:
    odd = lake / "it's.parquet"
    assert session.write("SELECT 1 AS a", odd) == 1
    session.source("odd", [str(odd)], {})
    assert session.rows("SELECT a FROM odd") == [(1,)]


def test_it_is_locked_when_the_working_set_is_built(tmp_path: Path, lake: Path) -> None:
    session = DuckDBSession([lake], tmp_path / "scratch", "200MB", 1)
    with session.building():
        session.rows("SET threads = 1")
    with pytest.raises(duckdb.Error, match="locked"):
        session.rows("SET threads = 2")
    session.close()


def test_a_sum_of_whole_numbers_is_stored_as_one(session: DuckDBSession, lake: Path) -> None:
    sql = "SELECT sum(n) AS s, 1.5 AS d FROM (SELECT CAST(range AS BIGINT) AS n FROM range(3))"
    assert session.write(sql, lake / "sums.parquet") == 1
    stored = pq.read_schema(lake / "sums.parquet")
    assert stored.field("s").type == pa.int64()
    assert stored.names == ["s", "d"]


@pytest.fixture
def coded(session: DuckDBSession, lake: Path) -> DuckDBSession:
    """A session in which areas are read as codes."""
    rows = pa.table({"area": ["6201", None, "6202"], "n": [1, 2, 3]})
    pq.write_table(rows, lake / "areas.parquet")
    session.code_type("code_area", ["6201", "6202"])
    files, kinds = [str(lake / "areas.parquet")], {"area": "VARCHAR", "n": "INTEGER"}
    session.lake_table("areas", files, [], kinds, None, {"area": "code_area"})
    session.lake_table("nowhere", [], [], kinds, None, {"area": "code_area"})
    return session


def test_codes_are_numbers_inside_and_texts_outside(
    coded: DuckDBSession, lake: Path, tmp_path: Path
) -> None:
    coded.table("held", "SELECT * FROM areas UNION ALL SELECT * FROM nowhere")
    assert coded.rows("DESCRIBE held")[0][1].startswith("ENUM")
    assert coded.rows("SELECT n FROM held WHERE area = '6202' OR area = '9999'") == [(3,)]
    inside = DuckDBSession([tmp_path], tmp_path / "scratch", "200MB", 1)
    inside.code_type("code_area", ["6201", "6202"])
    target = tmp_path / "out.parquet"
    inside.write("SELECT CAST('6201' AS code_area) AS area, sum(n) AS n FROM range(3) t(n)", target)
    inside.close()
    kinds = {field.name: str(field.type) for field in pq.read_schema(target)}
    assert kinds == {"area": "string", "n": "int64"}


def test_a_value_outside_the_codes_is_told(coded: DuckDBSession) -> None:
    with pytest.raises(OutsideCodes, match="6209"):
        coded.table("held", "SELECT CAST('6209' AS code_area) AS area")


def test_the_threads_see_the_same_tables(session: DuckDBSession) -> None:
    session.table("held", "SELECT 7 AS n")
    asked = [f"SELECT n + {more} FROM held" for more in range(8)]
    assert list(session.each(session.rows, asked)) == [[(7 + more,)] for more in range(8)]
