"""``migrate`` may write rows; nothing stands between models and migrations."""

from __future__ import annotations

import pytest
from django.core.management import call_command, load_command_class
from django.db.migrations import recorder

from yijian.office.framework.management.commands.migrate import Command
from yijian.office.framework.writing import WriteOutsideAction, check_write

WRITE = "UPDATE accounts_user SET name = 'x' WHERE name IS NULL"


def test_the_command_is_ours_and_has_leave(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert isinstance(load_command_class("yijian.office.framework", "migrate"), Command)
    asked: list[str] = []

    def has_table(_: recorder.MigrationRecorder) -> bool:
        check_write(WRITE)
        asked.append(WRITE)
        return True

    monkeypatch.setattr(recorder.MigrationRecorder, "has_table", has_table)
    call_command("migrate", verbosity=0)
    assert asked
    with pytest.raises(WriteOutsideAction):
        check_write(WRITE)


def test_no_model_waits_for_a_migration(db: None) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
