"""Counts over a file do not depend on where its blocks end."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yijian.claims.intake.blocks import LONGEST_LINE, blocks, shape_of


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.text(alphabet='a,"\n\r', min_size=1, max_size=30), size=st.integers(1, 31))
def test_any_block_size_counts_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, size: int
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content.encode())
    whole = shape_of(path)
    monkeypatch.setattr("yijian.claims.intake.blocks.BLOCK", size)
    assert b"".join(blocks(path)) == content.encode()
    parts = shape_of(path)
    for it in ("feeds", "returns", "pairs", "blank", "zeros", "quotes", "lines", "clean"):
        assert getattr(parts, it) == getattr(whole, it), it
    monkeypatch.undo()


def test_long_line_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a\n" + b"x" * (2 * LONGEST_LINE) + b"\nb\n")
    assert shape_of(path).long
    assert not shape_of(path).clean
