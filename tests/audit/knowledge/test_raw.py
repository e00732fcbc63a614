"""Raw points: kept as they are, and the same content has the same digest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from yijian.audit.knowledge.raw import RawPoint, Reading, read_raw, write_raw

POINT = RawPoint("point", "sheets", 2, batch="5", code="003310010140000", text="限二级", source="a")


def test_written_points_come_back(tmp_path: Path) -> None:
    points = [POINT, replace(POINT, role="code", row=3, batch="")]
    write_raw(tmp_path / "raw" / "x.parquet", points)
    assert read_raw(tmp_path / "raw" / "x.parquet") == points


def test_digest_ignores_the_name_of_the_file_only() -> None:
    digest = Reading([POINT]).digest
    assert Reading([replace(POINT, source="copy of a")]).digest == digest
    assert Reading([replace(POINT, text="限三级")]).digest != digest
    assert Reading([POINT, POINT]).digest != digest
