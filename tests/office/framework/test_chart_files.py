"""The script of the charts is made once for each version of what makes it."""

from __future__ import annotations

from pathlib import Path

from yijian.office.framework.chart_files import SCRIPT, make_chart_files


def test_made_once(tmp_path: Path) -> None:
    assert make_chart_files(tmp_path)
    made = (tmp_path / SCRIPT).read_bytes()
    assert b"vegaEmbed" in made
    assert not make_chart_files(tmp_path)
    (tmp_path / ".charts").write_text("0.0.1")
    (tmp_path / SCRIPT).write_bytes(b"old")
    assert make_chart_files(tmp_path)
    assert (tmp_path / SCRIPT).read_bytes() == made
