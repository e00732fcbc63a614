"""The page of relations says what the YAML files say."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import relation_table
from yijian.audit.working_set.relations import relations


def test_the_table_is_fresh() -> None:
    assert relation_table.PAGE.read_text(encoding="utf-8") == relation_table.page(), "run make docs"


def test_every_relation_that_a_rule_may_read_is_in_it() -> None:
    page = relation_table.page()
    for relation in relations().values():
        assert (f" `{relation.name}`\n" in page) != relation.internal
        if not relation.internal:
            assert all(f"| `{name}` | {kind} |" in page for name, kind in relation.columns.items())


def test_a_stale_table_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(relation_table, "PAGE", tmp_path / "relations.md")
    assert relation_table.main([]) == 1
    assert "已过时" in capsys.readouterr().out
    assert relation_table.main(["--write"]) == 0
    assert relation_table.main([]) == 0
