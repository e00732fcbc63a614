"""An import that changes nothing says what it would do, and its tables can be run with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq

from yijian.audit.knowledge.imports import import_knowledge
from yijian.audit.knowledge.kinds import kinds
from yijian.audit.knowledge.rehearsal import rehearse_import
from yijian.audit.knowledge.resolve import resolve
from yijian.claims.lake import Lake

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
HEAD = "hilist_code,sex,source,begndate"
CODE, OTHER = "XL02BBA326A001010102180", "XL02BBA326A001010178537"


def test_the_lake_stays_and_the_report_is_that_of_the_import(
    lake: Lake, own_csv: Callable[..., Path], tmp_path: Path
) -> None:
    first = own_csv("drug_sex", HEAD, f"{CODE},男,某,2026-01-01")
    import_knowledge(lake, [first], made_at=NOON)
    before = lake.snapshot().digest
    more = own_csv("drug_sex", HEAD, f"{OTHER},女,某,2026-01-01", "坏,女,某,2026-01-01", folder="b")
    out = tmp_path / "trial"
    trial = rehearse_import(lake, [more], out=out)
    assert lake.snapshot().digest == before
    assert (trial.dry_run, trial.rejected, trial.impact["drug_sex"]["added"]) == (True, 1, 1)
    assert trial.tables == out / "tables"
    assert {path.stem for path in trial.tables.iterdir()} == set(kinds())
    assert OTHER in (out / "impact.csv").read_text(encoding="utf-8-sig")
    assert "坏" in (out / "rejects.csv").read_text(encoding="utf-8-sig")
    resolved = resolve(lake.snapshot(), "lanzhou", tmp_path / "run", trial.tables)
    assert pq.read_table(resolved.paths["drug_sex"])["hilist_code"].to_pylist() == [CODE, OTHER]
    real = import_knowledge(lake, [more], made_at=NOON)
    assert (real.version, real.impact, real.rejected) == (
        trial.version, trial.impact, trial.rejected,
    )  # fmt: skip


def test_without_a_lake_and_without_a_folder(tmp_path: Path, own_csv: Callable[..., Path]) -> None:
    nowhere = Lake(tmp_path / "none")
    path = own_csv("drug_sex", HEAD, f"{CODE},男,某,2026-01-01")
    trial = rehearse_import(nowhere, [path])
    assert (trial.rejects, trial.impact_file, trial.tables) == (None, None, None)
    assert trial.impact["drug_sex"]["added"] == 1
    assert not nowhere.path.exists()
