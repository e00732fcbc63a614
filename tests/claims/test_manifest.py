"""Which files a version names, and which are swept."""

from __future__ import annotations

from pathlib import Path

from yijian.claims.lake import Lake
from yijian.claims.manifest import (
    current,
    empty_manifest,
    files_under,
    flush,
    listed,
    manifest_path,
    read_manifest,
    sweep,
)


def test_listed_are_files_of_tables_rejects_and_knowledge() -> None:
    manifest = empty_manifest()
    assert listed(manifest) == set()
    manifest["tables"]["setl_d"] = {
        "files": [{"path": "data/a", "rows": 1}],
        "superseded": [{"path": "superseded/b", "rows": 1}],
    }
    manifest["batches"] = [{"rejects": "rejects/1.csv"}, {"rejects": None}]
    manifest["knowledge_files"] = ["knowledge/c"]
    assert listed(manifest) == {"data/a", "superseded/b", "rejects/1.csv", "knowledge/c"}


def test_sweep_keeps_what_is_listed(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake").create()
    for name in ("data/setl_d/keep", "data/setl_d/deep/drop", "rejects/drop.csv"):
        (lake.path / name).parent.mkdir(parents=True, exist_ok=True)
        (lake.path / name).write_text("x")
    manifest = read_manifest(lake.path)
    manifest["tables"]["setl_d"] = {
        "files": [{"path": "data/setl_d/keep", "rows": 1}],
        "superseded": [],
    }
    flush(lake.path, ["data/setl_d/keep"])
    sweep(lake.path, manifest)
    assert files_under(lake.path, "data") == ["data/setl_d/keep"]
    assert not (lake.path / "data" / "setl_d" / "deep").exists()
    assert files_under(lake.path, "rejects") == []


def test_version_in_force(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake").create()
    assert current(lake.path) == 0
    assert manifest_path(lake.path, 7).name == "00000007.json"
