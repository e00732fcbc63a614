"""A real standalone cluster reads the same lake and finds the same as the embedded engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.small_lake import canonical
from tests.conformance.cluster import WORKERS, executors, standalone
from tests.conformance.conftest import FILES, Shared
from yijian.audit.rulebook.rulebook import load_rulebook
from yijian.audit.run.start import RunRequest, run_audit

pytestmark = [pytest.mark.xdist_group("spark"), pytest.mark.spark]

CHOSEN = (
    "drug_institution_level", "price_ceiling", "duplicate_charge", "split_admission",
    "service_frequency", "drug_share", "drug_stock", "code_sold_twice",
)  # fmt: skip
"""Of every kind of plan: items, days, stays, peers, stock and codes."""


def test_two_workers_find_what_one_engine_finds(shared_runs: Shared, tmp_path: Path) -> None:
    book = load_rulebook().only(CHOSEN)
    with standalone(tmp_path / "cluster") as master:
        for engine in ("duckdb", "spark"):
            request = RunRequest(
                lake=shared_runs.lake(),
                jurisdiction="lanzhou",
                out=tmp_path / engine,
                rulebook=book,
                engine=engine,  # type: ignore[arg-type]
                master=master,
                memory="1GB",
            )
            run_audit(request)
        assert executors(tmp_path / "cluster") == WORKERS
    for name in FILES:
        ours, theirs = (canonical(tmp_path / it / f"{name}.parquet") for it in ("duckdb", "spark"))
        assert ours == theirs, name
    assert len(canonical(tmp_path / "duckdb" / "findings.parquet")) > 0
