from __future__ import annotations

from pathlib import Path

from yijian.office.monitor.loading.folders import (
    found,
    kept,
    lake_folder,
    run_folder,
    upload_folder,
)


def test_everything_lies_in_the_home(home: Path) -> None:
    assert lake_folder("hainan") == home / "lakes" / "hainan"
    assert run_folder("hainan", "job-3") == home / "runs" / "hainan" / "job-3"
    assert upload_folder(4) == home / "uploads" / "4"


def test_a_home_can_be_moved(home: Path, settings, tmp_path: Path) -> None:
    stored = kept(home / "runs" / "lanzhou" / "job-1")
    assert stored == "runs/lanzhou/job-1"
    settings.HOME = tmp_path / "elsewhere"
    assert found(stored) == tmp_path / "elsewhere" / "runs/lanzhou/job-1"
    assert found(kept(Path("/made/by/hand"))) == Path("/made/by/hand")
