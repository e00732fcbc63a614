"""The quality gate as SQL: the first blocking fault of a row, and the table of all faults."""

from __future__ import annotations

from functools import cache

import sqlglot
from sqlglot import exp

from yijian.audit.sql.compile import render
from yijian.claims.quality.faults import QualityFault, quality_faults

_PARENT = {"line": ("parent_fault",), "visit": (), "settlement": (), "stay": ()}


@cache
def _when(fault: QualityFault) -> exp.Expr:
    return sqlglot.parse_one(fault.when, read="duckdb")


def fault_case(relation: str, engine: str) -> exp.Expr:
    """``… AS fault``: the code of the first blocking fault of a row, null when it is sound."""
    case = exp.Case()
    blocking = [f for f in quality_faults() if f.grain == relation and f.effect == "blocks"]
    for fault in blocking:
        case = case.when(_when(fault).copy(), exp.Literal.string(fault.code))
    parents = [exp.column(name, table=relation) for name in _PARENT[relation]]
    value: exp.Expr = case if blocking else exp.cast(exp.null(), "VARCHAR")
    return exp.alias_(exp.func("coalesce", value, *parents) if parents else value, "fault")


def row_faults() -> tuple[QualityFault, ...]:
    """The faults of single rows; those of the code map need the lines of all persons."""
    return tuple(fault for fault in quality_faults() if fault.grain != "code_map")


def code_map_sql() -> str:
    """Faults of the table ``code_map``, in the columns of the quality file, for DuckDB."""
    queries = [
        f"SELECT '{fault.code}' AS code, '{fault.effect}' AS effect, fixmedins_code,"
        " NULL AS setl_id, NULL AS bkkp_sn, NULL AS mdtrt_id,"
        f" '院内编码 ' || medins_list_codg || '（' || codes || '）：{fault.message}' AS detail"
        f" FROM code_map WHERE {render(_when(fault).copy(), 'duckdb')}"
        for fault in quality_faults()
        if fault.grain == "code_map"
    ]
    return " UNION ALL ".join(queries)


def quality_columns() -> dict[str, set[str]]:
    """Columns of the relations that the gate reads."""
    found: dict[str, set[str]] = {"line": {"parent_fault"}, "settlement": set(), "visit": set()}
    for fault in row_faults():
        found[fault.grain] |= {column.name for column in _when(fault).find_all(exp.Column)}
    return found


def quality_sql(engine: str) -> str:
    """All faults at hand: ``code, effect, fixmedins_code, setl_id, bkkp_sn, mdtrt_id, detail``."""
    queries = [_query(fault) for fault in row_faults()]
    whole: exp.Query = queries[0]
    for query in queries[1:]:
        whole = exp.union(whole, query, distinct=False)
    return render(whole, engine)


def _query(fault: QualityFault) -> exp.Select:
    def column(name: str, *, there: bool) -> exp.Expr:
        value = exp.column(name, table=fault.grain) if there else exp.cast(exp.null(), "VARCHAR")
        return exp.alias_(value, name)

    return (
        exp.select(
            exp.alias_(exp.Literal.string(fault.code), "code"),
            exp.alias_(exp.Literal.string(fault.effect), "effect"),
            column("fixmedins_code", there=True),
            column("setl_id", there=fault.grain != "visit"),
            column("bkkp_sn", there=fault.grain == "line"),
            column("mdtrt_id", there=True),
            exp.alias_(exp.Literal.string(fault.message), "detail"),
        )
        .from_(fault.grain)
        .where(_when(fault).copy())
    )
