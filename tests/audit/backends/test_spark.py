"""Spark as a session: the same tables, the same rows, the same limits."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from tests.audit.backends.test_duckdb import KINDS, LINES, NAMES, parquet
from yijian.audit.backends.session import OverBudget
from yijian.audit.backends.spark import SparkEngineSession

pytestmark = pytest.mark.spark


def test_current_rows_of_some_buckets(spark: SparkEngineSession, tmp_path: Path) -> None:
    files = [parquet(tmp_path / "lines.parquet", LINES)]
    gone = parquet(tmp_path / "gone.parquet", [(1, 1, 1), (1, 1, 4)], NAMES[:3])
    spark.lake_table("lines", files, [gone], KINDS, (10, 255))
    assert spark.rows("SELECT psn_bucket FROM lines ORDER BY 1") == [(127,), (128,)]


def test_a_table_without_files_is_empty_and_typed(spark: SparkEngineSession) -> None:
    spark.lake_table("none", [], [], {"fee": "DECIMAL(16,2)", "code": "VARCHAR"}, None)
    assert spark.rows("SELECT fee, code FROM none") == []


def test_it_reads_and_writes(spark: SparkEngineSession, tmp_path: Path) -> None:
    spark.table("few", "SELECT 1 AS a UNION ALL SELECT 2")
    spark.view("fewer", "SELECT a FROM few WHERE a > 1")
    assert spark.write("SELECT a FROM fewer", tmp_path / "fewer.parquet") == 1
    assert spark.write("SELECT a FROM few WHERE a > 5", tmp_path / "none.parquet") == 0
    spark.source("again", [str(tmp_path / "fewer.parquet")], {})
    assert spark.rows("SELECT a FROM again") == [(2,)]


def test_a_rule_reads_only_the_columns_it_asks_for(spark: SparkEngineSession) -> None:
    rows = "SELECT 1 AS a, 'x' AS b, CAST(NULL AS STRING) AS fault UNION ALL SELECT 2, 'y', 'QF101'"
    spark.table("wide", rows)
    spark.view("wide__sound", "SELECT * FROM wide WHERE fault IS NULL")
    narrow = spark.narrowed("wide__sound", "wide", "fault IS NULL", ["fault", "a"])
    assert spark.rows(f"SELECT * FROM {narrow}") == [(1, None)]
    assert spark.narrowed("wide__sound", "wide", "fault IS NULL", ["a", "fault"]) == narrow
    assert spark.narrowed("few__sound", "not_built", "", ["a"]) == "few__sound"
    spark.table("wide", "SELECT 3 AS a, 'z' AS b, CAST(NULL AS STRING) AS fault")
    again = spark.narrowed("wide__sound", "wide", "fault IS NULL", ["a", "fault"])
    assert again != narrow
    assert spark.rows(f"SELECT a FROM {again}") == [(3,)]


def test_a_statement_past_its_time_is_stopped(spark: SparkEngineSession, tmp_path: Path) -> None:
    # Long, but it ends by itself: a task in a tight loop does not hear that its job is cancelled.
    endless = "SELECT count(*) AS n FROM range(2000000) a JOIN range(100) b ON a.id > b.id"
    outcome: list[Exception] = []

    def attempt() -> None:
        try:
            spark.write(endless, tmp_path / "x.parquet", budget=1.0)
        except Exception as error:
            outcome.append(error)

    thread = Thread(target=attempt, daemon=True)
    thread.start()
    thread.join(40)
    in_time = not thread.is_alive()
    spark._spark.sparkContext.cancelAllJobs()  # whatever happened, the next test finds it idle
    thread.join(40)
    assert in_time
    assert [type(error) for error in outcome] == [OverBudget]


def test_a_statement_within_its_time_is_not(spark: SparkEngineSession, tmp_path: Path) -> None:
    assert spark.write("SELECT 1 AS a", tmp_path / "y.parquet", budget=120) == 1
