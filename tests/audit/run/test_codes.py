"""Columns of few values: made as codes where they are made, and told from the lake once."""

from __future__ import annotations

import duckdb
import pytest

from yijian.audit.run.codes import cast_inside

TEXT = "SELECT CASE WHEN a = 1 THEN '药品' WHEN a = 2 THEN b END AS kind, b AS other FROM t"


@pytest.fixture
def database() -> duckdb.DuckDBPyConnection:
    """A table of three rows and a type of two words."""
    found = duckdb.connect()
    found.execute("CREATE TYPE code_kind AS ENUM ('其他', '药品')")
    found.execute(
        "CREATE TABLE t AS SELECT * FROM (VALUES (1, 'x'), (2, '其他'), (3, 'y')) v(a, b)"
    )
    return found


@pytest.mark.parametrize(
    "made",
    [
        TEXT,
        (
            "SELECT coalesce(CASE WHEN a = 1 THEN '药品' END, CASE WHEN a = 2 THEN b END) AS kind,"
            " b AS other FROM t"
        ),
    ],
)
def test_each_outcome_is_a_code(database: duckdb.DuckDBPyConnection, made: str) -> None:
    sql = cast_inside(made, {"kind"}, "duckdb")
    kinds = {row[0]: row[1] for row in database.execute(f"DESCRIBE {sql}").fetchall()}
    assert kinds["kind"].startswith("ENUM")
    assert kinds["other"] == "VARCHAR"
    query = f"SELECT kind::VARCHAR FROM ({sql}) ORDER BY other"
    assert [row[0] for row in database.execute(query).fetchall()] == ["药品", None, "其他"]


def test_a_column_that_is_merely_passed_on_stays(database: duckdb.DuckDBPyConnection) -> None:
    sql = cast_inside("SELECT b AS kind FROM t", {"kind"}, "duckdb")
    assert database.execute(f"DESCRIBE {sql}").fetchall()[0][1] == "VARCHAR"


def test_a_value_that_was_not_expected_is_told(database: duckdb.DuckDBPyConnection) -> None:
    sql = cast_inside(TEXT.replace("a = 2", "a = 3"), {"kind"}, "duckdb")
    with pytest.raises(duckdb.ConversionException):
        database.execute(sql).fetchall()
