"""The published table of faults is fresh and says of each whether it blocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import quality_table
from yijian.claims.quality.faults import quality_faults


def test_the_page_is_fresh() -> None:
    assert quality_table.PAGE.read_text(encoding="utf-8") == quality_table.page(), "run make docs"
    assert quality_table.main([]) == 0


def test_every_fault_stands_under_its_effect() -> None:
    blocking, marking = quality_table.page().split("\n## ")[1:]
    for fault in quality_faults():
        section, other = (blocking, marking) if fault.effect == "blocks" else (marking, blocking)
        assert f"| {fault.code} | {fault.name} |" in section
        assert fault.code not in other


def test_a_stale_page_is_seen_and_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(quality_table, "PAGE", tmp_path / "quality.md")
    assert quality_table.main([]) == 1
    assert "已过时" in capsys.readouterr().out
    assert quality_table.main(["--write"]) == 0
    assert quality_table.main([]) == 0
