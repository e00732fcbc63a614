"""The list of exceptions works: what is not in it is reported, and so is what it need not hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conventions import house
from yijian.kernel.yaml import load_yaml


def test_exceptions_only_shrink(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = tmp_path / "allowed.yaml"
    allowed.write_text("sizes: {a.py: known, b.py: once}\n")
    monkeypatch.setattr(house, "ALLOWED", allowed)
    assert house.unexplained("sizes", ["a.py", "c.py"]) == [
        "c.py",
        "b.py: remove it from allowed.yaml",
    ]


def test_every_exception_has_a_reason() -> None:
    for entries in load_yaml(house.ALLOWED).values():
        assert all(isinstance(reason, str) and len(reason) > 10 for reason in entries.values())


def test_project_files_are_found() -> None:
    names = {house.name_of(path) for path in house.project_files()}
    assert {"pyproject.toml", "src/yijian/kernel/money.py"} <= names
    assert not any(".venv/" in name or "__pycache__" in name for name in names)
