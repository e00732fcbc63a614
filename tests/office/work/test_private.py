from __future__ import annotations

import json
from pathlib import Path

import pytest

from yijian.office.work.private import write_private


def test_only_the_owner_reads_it_even_where_it_was_open_before(tmp_path: Path) -> None:
    path = tmp_path / "sign-in.json"
    path.write_text("open to all")
    path.chmod(0o644)
    write_private(path, {"密码": "x"})
    assert path.stat().st_mode & 0o777 == 0o600
    assert json.loads(path.read_text(encoding="utf-8")) == {"密码": "x"}


def test_what_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_private(path, 1)
    circle: list[object] = []
    circle.append(circle)
    with pytest.raises(ValueError, match="Circular"):
        write_private(path, circle)
    assert json.loads(path.read_text()) == 1
    assert [it.name for it in tmp_path.iterdir()] == ["a.json"]
