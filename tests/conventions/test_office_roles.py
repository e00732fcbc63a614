"""Convention 12: the table of roles and actions is generated, and fresh."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import role_table
from yijian.office.framework.permission import PERMISSIONS
from yijian.office.framework.roles import PROVIDERS, STAFF, Role


def test_the_table_is_fresh() -> None:
    assert role_table.PAGE.read_text(encoding="utf-8") == role_table.page(), "run make docs"


def test_every_permission_is_in_it() -> None:
    page = role_table.page()
    assert all(f"| `{name}` |" in page for name in PERMISSIONS)


def test_nobody_signs_in_as_the_system() -> None:
    assert set(Role) - STAFF - PROVIDERS == {Role.SYSTEM}


def test_a_stale_table_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(role_table, "PAGE", tmp_path / "roles.md")
    assert role_table.main([]) == 1
    assert "已过时" in capsys.readouterr().out
    assert role_table.main(["--write"]) == 0
    assert role_table.main([]) == 0
