"""Which tables a statement may write to, however it is dressed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yijian.office.framework.statement import OPAQUE, written_tables

NOISE = frozenset({"set", "of", "nowait", "skip"})


def tables(sql: str) -> set[str]:
    return set(written_tables(sql) - NOISE)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1",
        "  select * from finding where note = 'DELETE FROM run'",
        "SELECT id FROM run FOR UPDATE OF run",
        "-- a note\nSELECT 1",
        "WITH x AS (SELECT replace(a, 'b', 'c') AS updated FROM t) SELECT * FROM x FOR UPDATE",
        "SAVEPOINT s1",
        "PRAGMA foreign_keys=ON",
        "CREATE TABLE run (id integer REFERENCES job ON DELETE CASCADE)",
        "CREATE TRIGGER t BEFORE DELETE ON run BEGIN DELETE FROM job; END",
        'ALTER TABLE "new__run" RENAME TO "run"',
        "EXPLAIN QUERY PLAN SELECT 1",
        "",
    ],
)
def test_reading_and_defining(sql: str) -> None:
    assert tables(sql) == set()


@pytest.mark.parametrize(
    "sql",
    [
        'INSERT INTO "run" ("a") VALUES (%s)',
        "insert or replace into run values (1)",
        "REPLACE INTO run VALUES (1)",
        'UPDATE "run" SET "a" = 1',
        "UPDATE OR IGNORE run SET a = 1",
        "UPDATE ONLY (run) SET a = 1",
        "DELETE FROM ONLY run",
        "DELETE FROM `run`",
        "DELETE FROM [run]",
        "DELETE FROM 'run'",
        'DELETE FROM "public"."run" WHERE 1',
        "DELETE\nFROM main . run",
        'INSERT/**/INTO"run"SELECT 1',
        "/* a */ -- b\n DELETE FROM run",
        "WITH x AS (SELECT 1) INSERT INTO run SELECT * FROM x",
        "WITH x AS (DELETE FROM run RETURNING *) SELECT * FROM x",
        "EXPLAIN ANALYZE UPDATE run SET a = 1",
        "SELECT 1; DELETE FROM run",
        "SELECT ';'; DELETE FROM run",
        "SELECT E'\\''; DELETE FROM run --'",
        "CREATE INDEX i ON run (a); DELETE FROM run",
        "MERGE INTO run USING x ON true WHEN MATCHED THEN UPDATE SET a = 1",
        "COPY run (a) FROM STDIN",
        "TRUNCATE TABLE ONLY run CASCADE",
        "PREPARE p AS DELETE FROM run",
        "INSERT INTO run VALUES (1) ON CONFLICT DO UPDATE SET a = 2",
        "INSERT INTO run VALUES ('it''s; DELETE FROM job', $$ DELETE FROM job $$)",
    ],
)
def test_writing(sql: str) -> None:
    assert tables(sql) == {"run"}


def test_several_tables() -> None:
    assert tables('TRUNCATE "a", "b" RESTART IDENTITY') == {"a", "b"}
    assert tables("DELETE FROM a; UPDATE b SET c = 1") == {"a", "b"}


@pytest.mark.parametrize("sql", ["DO $$ BEGIN DELETE FROM run; END $$", "CALL p()", "EXECUTE p"])
def test_what_hides_its_tables(sql: str) -> None:
    assert OPAQUE in written_tables(sql)


def test_a_bulk_insert_of_any_length() -> None:
    marks = ", ".join(["(%s, %s)"] * 50_000)
    assert tables(f'INSERT INTO "run" ("a", "b") VALUES {marks}') == {"run"}
    assert tables(f"INSERT INTO run VALUES {marks}; DELETE FROM job") == {"run", "job"}
    assert tables("SELECT a FROM run WHERE id IN (" + "%s, " * 9_000 + "1)") == set()


@given(
    before=st.sampled_from(["", " ", "-- x\n", "/* ; */", "SELECT 'a;b';", "(("]),
    quote=st.sampled_from(['"{}"', "{}", "`{}`", "'{}'", 'public."{}"', '"main".{}']),
    verb=st.sampled_from(["INSERT INTO", "UPDATE", "DELETE FROM", "REPLACE INTO", "TRUNCATE"]),
    upper=st.booleans(),
    after=st.text(max_size=20),
)
def test_no_dress_hides_a_table(
    before: str, quote: str, verb: str, upper: bool, after: str
) -> None:
    named = verb if upper else verb.lower()
    assert "run" in written_tables(f"{before}{named} {quote.format('run')} (a) {after}")
