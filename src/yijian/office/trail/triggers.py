"""The databases' own refusal to change or delete what the trail holds.

An entry may be added and nothing else; the head of a chain may only step to the next number. On
SQLite an insertion over an entry that exists is refused too (``INSERT OR REPLACE`` fires no
trigger of deletion). A migration that rebuilds these tables on SQLite loses the triggers and must
call :func:`create_triggers` again.

An intruder who owns the database can drop a trigger; ``yijian trail verify`` shows what he did.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

KEPT = "操作留痕只能追加，不能修改或删除"
STEPS = "留痕链头只能随新的留痕前进一号"

_SQLITE = {
    "trail_entry_no_update": f"""BEFORE UPDATE ON trail_entry
        BEGIN SELECT RAISE(ABORT, '{KEPT}'); END""",
    "trail_entry_no_delete": f"""BEFORE DELETE ON trail_entry
        BEGIN SELECT RAISE(ABORT, '{KEPT}'); END""",
    "trail_entry_no_replace": f"""BEFORE INSERT ON trail_entry
        WHEN EXISTS (SELECT 1 FROM trail_entry AS held WHERE held.id = NEW.id
            OR (held.jurisdiction = NEW.jurisdiction AND held.number = NEW.number))
        BEGIN SELECT RAISE(ABORT, '{KEPT}'); END""",
    "trail_chain_no_delete": f"""BEFORE DELETE ON trail_chain
        BEGIN SELECT RAISE(ABORT, '{KEPT}'); END""",
    "trail_chain_no_replace": f"""BEFORE INSERT ON trail_chain
        WHEN EXISTS (SELECT 1 FROM trail_chain AS held WHERE held.jurisdiction = NEW.jurisdiction)
        BEGIN SELECT RAISE(ABORT, '{KEPT}'); END""",
    "trail_chain_steps": f"""BEFORE UPDATE ON trail_chain
        WHEN NEW.number <> OLD.number + 1 OR NEW.jurisdiction <> OLD.jurisdiction
        BEGIN SELECT RAISE(ABORT, '{STEPS}'); END""",
}
_FUNCTION = """CREATE FUNCTION trail_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'restrict_violation'; END $$"""
_POSTGRES = {
    ("trail_entry", "trail_entry_kept"): f"""BEFORE UPDATE OR DELETE ON trail_entry
        FOR EACH ROW EXECUTE FUNCTION trail_refuse('{KEPT}')""",
    ("trail_entry", "trail_entry_not_emptied"): f"""BEFORE TRUNCATE ON trail_entry
        FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse('{KEPT}')""",
    ("trail_chain", "trail_chain_kept"): f"""BEFORE DELETE ON trail_chain
        FOR EACH ROW EXECUTE FUNCTION trail_refuse('{KEPT}')""",
    ("trail_chain", "trail_chain_not_emptied"): f"""BEFORE TRUNCATE ON trail_chain
        FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse('{KEPT}')""",
    ("trail_chain", "trail_chain_steps"): f"""BEFORE UPDATE ON trail_chain
        FOR EACH ROW
        WHEN (NEW.number <> OLD.number + 1 OR NEW.jurisdiction <> OLD.jurisdiction)
        EXECUTE FUNCTION trail_refuse('{STEPS}')""",
}


def create_triggers(_: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers on both tables (an operation of migrations)."""
    if editor.connection.vendor == "postgresql":
        editor.execute(_FUNCTION)
        for (_table, name), body in _POSTGRES.items():
            editor.execute(f"CREATE TRIGGER {name} {body}")
        return
    for name, body in _SQLITE.items():
        editor.execute(f"CREATE TRIGGER {name} {body}")


def drop_triggers(_: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away (the reverse operation)."""
    if editor.connection.vendor == "postgresql":
        for table, name in _POSTGRES:
            editor.execute(f"DROP TRIGGER {name} ON {table}")
        editor.execute("DROP FUNCTION trail_refuse()")
        return
    for name in _SQLITE:
        editor.execute(f"DROP TRIGGER {name}")
