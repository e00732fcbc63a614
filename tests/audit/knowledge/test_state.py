"""What a manifest says of its knowledge."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq

from yijian.audit.knowledge.build import build
from yijian.audit.knowledge.imports import import_knowledge
from yijian.audit.knowledge.kinds import kinds
from yijian.audit.knowledge.state import (
    differing,
    entries,
    entry,
    points_of,
    table_paths,
    write_tables,
)
from yijian.claims.lake import Lake

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
HEAD = "hilist_code,sex,source,begndate"
CODE = "XL02BBA326A001010102180"


def test_every_change_is_remembered(lake: Lake, own_csv: Callable[..., Path]) -> None:
    assert (table_paths(lake.create().snapshot()), entries({})) == ({}, [])
    path = own_csv("drug_sex", HEAD, f"{CODE},男,某,2026-01-01", "坏,男,某,2026-01-01")
    report = import_knowledge(lake, [path], made_at=NOON)
    snapshot = lake.snapshot()
    state = snapshot.knowledge
    [one] = entries(state)
    assert one == entry(one["path"], "drug_sex.csv", 1, NOON)
    [change] = state["changes"]
    assert change == {
        "at": "2026-11-21T12:00:00+00:00", "decision": "", "files": ["drug_sex.csv"],
        "added": [one["path"]], "removed": [], "version": report.version, "rejected": 1,
        "rejects": state["rejects"], "impact": state["impact"],
    }  # fmt: skip
    assert set(table_paths(snapshot)) == set(kinds())
    built = build(points_of(snapshot.path, [one]))
    assert differing(snapshot.path, state, built) == []
    assert [it.what for it in differing(None, state, built)] == ["新增"]


def test_tables_of_a_trial_are_written_over(tmp_path: Path) -> None:
    (tmp_path / "drug_sex.parquet").write_bytes(b"old")
    write_tables(tmp_path, build([]))
    assert len(pq.read_table(tmp_path / "drug_sex.parquet")) == 0
