"""The gate as SQL, the same for both engines."""

from __future__ import annotations

import pytest
import sqlglot
from sqlglot import exp

from yijian.audit.run.quality import fault_case, quality_columns, quality_sql, row_faults
from yijian.audit.sql.functions import ENGINES
from yijian.claims.quality.faults import quality_faults


@pytest.mark.parametrize("relation", ["line", "settlement", "visit", "stay"])
def test_a_row_bears_its_first_blocking_fault(relation: str) -> None:
    blocking = [f.code for f in quality_faults() if f.grain == relation and f.effect == "blocks"]
    case = fault_case(relation, "duckdb")
    named = [it.name for it in case.find_all(exp.Literal) if it.name.startswith("QF")]
    assert case.alias == "fault"
    assert sorted(named) == sorted(blocking)


def test_a_line_inherits_the_fault_of_its_settlement_or_visit() -> None:
    assert "line.parent_fault" in fault_case("line", "duckdb").sql()
    assert "parent_fault" not in fault_case("visit", "duckdb").sql()
    assert "parent_fault" in quality_columns()["line"]


@pytest.mark.parametrize("engine", ENGINES)
def test_all_faults_are_asked_for(engine: str) -> None:
    query = sqlglot.parse_one(quality_sql(engine), read=engine)
    assert isinstance(query, exp.Query)
    codes = {it.name for it in query.find_all(exp.Literal) if it.name.startswith("QF")}
    assert codes == {fault.code for fault in row_faults()}
    names = ["code", "effect", "fixmedins_code", "setl_id", "bkkp_sn", "mdtrt_id", "detail"]
    assert query.named_selects == names
