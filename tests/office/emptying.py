"""Emptying the test database between tests, which the office itself never allows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from yijian.office.framework.writing import writing

_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


@contextmanager
def empty_in_spite_of_triggers() -> Iterator[None]:
    """While it lasts Django's ``flush`` may empty every table, append-only or not."""
    operations = connection.ops
    plain = operations.execute_sql_flush

    def flush(sql_list: list[str]) -> Any:
        with writing(), without_triggers():
            return plain(sql_list)

    operations.execute_sql_flush = flush
    try:
        yield
    finally:
        operations.execute_sql_flush = plain


@contextmanager
def without_triggers() -> Iterator[None]:
    """The database's own refusals are silent inside the block, as for an intruder."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            try:
                yield
            finally:
                cursor.execute("SET session_replication_role = DEFAULT")
            return
        triggers = cursor.execute(_TRIGGERS).fetchall()
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        try:
            yield
        finally:
            for _, sql in triggers:
                cursor.execute(sql)
