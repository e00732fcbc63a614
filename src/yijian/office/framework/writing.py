"""Who may write to the database now: nobody, unless an action or a staged load is at work."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

OFFICE_APPS = ("accounts", "trail", "work", "monitor")
FRAMEWORK_TABLES = frozenset(
    {
        # sessions, sign-in counters, second factors, tasks of the queue, migrations
        "django_session",
        "django_migrations",
        "django_content_type",
        "auth_permission",
        "axes_accessattempt",
        "axes_accesslog",
        "axes_accessfailurelog",
        "axes_accessattemptexpiration",
        "otp_totp_totpdevice",
        "otp_static_staticdevice",
        "otp_static_statictoken",
        "django_tasks_db_dbtaskresult",
        "django_tasks_database_dbtaskresult",
        # lease and heartbeat of a job: they say that a process lives, they decide nothing
        "work_lease",
    }
)
_WRITE = re.compile(
    r"^\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?(?:\s+ONLY)?"
    r"|DELETE\s+FROM(?:\s+ONLY)?|TRUNCATE(?:\s+TABLE)?|MERGE\s+INTO|COPY)\s+[\"`]?([A-Za-z_0-9.]+)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"^\s*(?:/\*|--|WITH\b|EXPLAIN\b|;)", re.IGNORECASE)
_ANY_WRITE = re.compile(r"\b(?:INSERT|UPDATE|DELETE|TRUNCATE|REPLACE|MERGE)\b", re.IGNORECASE)

_permit: ContextVar[frozenset[str] | None] = ContextVar("yijian_writing", default=None)


class WriteOutsideAction(RuntimeError):
    """A programming error: office rows were written without an action."""


@cache
def _everything() -> frozenset[str]:
    return frozenset(
        model._meta.db_table
        for label in OFFICE_APPS
        for model in apps.get_app_config(label).get_models()
    )


@contextmanager
def writing(tables: frozenset[str] | None = None) -> Iterator[None]:
    """Permit writes to ``tables`` (default: all of the office) inside the block.

    For the decorator of actions and for staged loads that no reader sees before an action
    flips them visible; nothing else calls it.
    """
    token = _permit.set(tables if tables is not None else _everything())
    try:
        yield
    finally:
        _permit.reset(token)


def check_write(sql: str) -> None:
    """Let reads and framework tables pass; office tables only inside :func:`writing`.

    Raises:
        WriteOutsideAction: with the table's name.
    """
    found = _WRITE.match(sql)
    if found is None:
        if _HIDDEN.match(sql) and _ANY_WRITE.search(sql) and _permit.get() is None:
            raise WriteOutsideAction("a statement that may write hides its table")
        return
    table = found.group(1).rsplit(".", 1)[-1].lower()
    if table in FRAMEWORK_TABLES or table not in _everything():
        return
    permitted = _permit.get()
    if permitted is None or table not in permitted:
        raise WriteOutsideAction(f"{table} is written by actions only")


def guard_writes(
    execute: Callable[..., Any],
    sql: str,
    params: Any,
    many: bool,  # noqa: FBT001 - Django calls it by position
    context: dict[str, Any],
) -> Any:
    """The ``execute_wrapper`` of every connection."""
    check_write(sql)
    return execute(sql, params, many, context)


def install(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Put :func:`guard_writes` on a connection, once."""
    if guard_writes not in connection.execute_wrappers:
        connection.execute_wrappers.append(guard_writes)
