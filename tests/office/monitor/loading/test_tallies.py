from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq

from yijian.office.monitor.loading.tallies import coverage_rows, quality_rows, tally_rows


def test_findings_are_counted_by_month_and_place(folder: Path) -> None:
    rows = pq.read_table(folder / "findings.parquet").to_pylist()
    made = tally_rows(folder / "findings.parquet", 7).to_pylist()
    expected = Counter(
        (it["rule_code"], it["fixmedins_code"], str(it["occurred_from"].replace(day=1)))
        for it in rows
    )
    found: Counter[tuple[str, str, str]] = Counter()
    for it in made:
        found[it["rule_code"], it["fixmedins_code"], it["month"]] += it["n"]
    assert found == expected
    for name in ("fee_amount", "fund_amount", "counted_fund_amount"):
        assert sum(it[name] for it in made) == sum(it[name] * 100 for it in rows)
    assert {it["run_id"] for it in made} == {7}


def test_coverage_row_for_row(folder: Path) -> None:
    path = folder / "coverage_by_area.parquet"
    made = coverage_rows(path, 7).to_pylist()
    rows = pq.read_table(path).to_pylist()
    assert [it["n"] for it in made] == [it["n"] for it in rows]
    assert {it["reason"] for it in made} == {"", "line.hosp_lv"}


def test_faults_are_counted_by_code_and_place(folder: Path) -> None:
    made = quality_rows(folder / "quality.parquet", 7).to_pylist()
    assert sum(it["n"] for it in made) == 60
    assert len({(it["code"], it["effect"], it["fixmedins_code"]) for it in made}) == len(made)
