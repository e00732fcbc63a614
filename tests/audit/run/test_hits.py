"""Hits of a task: none twice, and the units of each rule told apart."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.audit.small_lake import rule
from yijian.audit.run.hits import is_twice
from yijian.audit.sql.check import check_rule

HEAD = (
    "SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, '违规' AS role, line.fee_amount,"
    " line.fund_amount FROM line"
)


@pytest.mark.parametrize(("second", "twice"), [("1", True), ("2", False), (None, False)])
def test_the_same_line_of_an_anchor_is_told(
    tmp_path: Path, second: str | None, twice: bool
) -> None:
    rows = [("H1", "s1", "1"), ("H1", "s1", second)]
    names = ("fixmedins_code", "setl_id", "bkkp_sn")
    table = pa.table(
        {name: pa.array([row[i] for row in rows], pa.string()) for i, name in enumerate(names)}
    )
    pq.write_table(table, tmp_path / "hits.parquet")
    assert is_twice(check_rule(rule(HEAD)), tmp_path / "hits.parquet") == twice
