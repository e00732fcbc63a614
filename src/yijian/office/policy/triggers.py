"""The databases' own refusal to change or delete what decisions used.

A row may be added and nothing else. A migration that rebuilds the table on SQLite loses the
triggers and must call :func:`create_triggers` again.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

KEPT = "决定用过的值只能追加，不能修改或删除"

_SQLITE = {
    "policy_lawuse_no_update": f"""BEFORE UPDATE ON policy_lawuse
        BEGIN SELECT RAISE(ABORT, '{KEPT}'); END""",
    "policy_lawuse_no_delete": f"""BEFORE DELETE ON policy_lawuse
        BEGIN SELECT RAISE(ABORT, '{KEPT}'); END""",
    "policy_lawuse_no_replace": f"""BEFORE INSERT ON policy_lawuse
        WHEN EXISTS (SELECT 1 FROM policy_lawuse AS held WHERE held.id = NEW.id)
        BEGIN SELECT RAISE(ABORT, '{KEPT}'); END""",
}
_FUNCTION = """CREATE FUNCTION policy_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'restrict_violation'; END $$"""
_POSTGRES = {
    "policy_lawuse_kept": f"""BEFORE UPDATE OR DELETE ON policy_lawuse
        FOR EACH ROW EXECUTE FUNCTION policy_refuse('{KEPT}')""",
    "policy_lawuse_not_emptied": f"""BEFORE TRUNCATE ON policy_lawuse
        FOR EACH STATEMENT EXECUTE FUNCTION policy_refuse('{KEPT}')""",
}


def create_triggers(_: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers on the table (an operation of migrations)."""
    postgres = editor.connection.vendor == "postgresql"
    if postgres:
        editor.execute(_FUNCTION)
    for name, body in (_POSTGRES if postgres else _SQLITE).items():
        editor.execute(f"CREATE TRIGGER {name} {body}")


def drop_triggers(_: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away (the reverse operation)."""
    postgres = editor.connection.vendor == "postgresql"
    for name in _POSTGRES if postgres else _SQLITE:
        editor.execute(f"DROP TRIGGER {name}" + (" ON policy_lawuse" if postgres else ""))
    if postgres:
        editor.execute("DROP FUNCTION policy_refuse()")
