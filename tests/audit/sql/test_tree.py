"""What a parsed rule reads, and under which name."""

from __future__ import annotations

import sqlglot
from sqlglot import exp

from yijian.audit.sql import tree


def parsed(sql: str) -> exp.Expr:
    """A parsed query."""
    return sqlglot.parse_one(sql, read="duckdb")


def test_own_definitions_are_not_sources() -> None:
    query = parsed("WITH a AS (SELECT x.b FROM line AS x) SELECT a.b FROM a JOIN visit USING (b)")
    assert tree.cte_names(query) == {"a"}
    assert sorted(t.name for t in tree.source_tables(query)) == ["line", "visit"]


def test_a_kind_of_knowledge_may_share_its_name_with_a_definition() -> None:
    query = parsed("WITH a AS (SELECT 1 AS b) SELECT a.b FROM a JOIN knowledge.a AS k ON k.b = a.b")
    assert [t.db for t in tree.source_tables(query)] == ["knowledge"]


def test_own_name_and_alias() -> None:
    query = parsed("SELECT 1 FROM line JOIN line AS other ON other.a = line.a JOIN knowledge.line")
    own = [tree.under_own_name(t, "line") for t in tree.source_tables(query)]
    assert own == [True, False, False]


def test_columns_of_a_relation_under_any_name() -> None:
    query = parsed("SELECT line.a, other.b, v.c, d FROM line, line AS other, visit AS v")
    assert tree.columns_read(query, "line") == {"a", "b", "d"}
    assert tree.columns_read(query, "visit") == {"c", "d"}


def test_a_star_reads_everything() -> None:
    assert "*" in tree.columns_read(parsed("SELECT line.* FROM line"), "line")
    assert "*" in tree.columns_read(parsed("SELECT * FROM line"), "line")
    assert "*" not in tree.columns_read(parsed("SELECT count(*) FROM line"), "line")
