"""Who may write to the database now: nobody, unless an action or a staged load is at work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

from yijian.office.framework.statement import OPAQUE, written_tables

OFFICE_APPS = ("accounts", "trail", "work", "monitor", "policy")
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
_permit: ContextVar[frozenset[str]] = ContextVar("yijian_writing", default=frozenset())


class WriteOutsideAction(RuntimeError):
    """A programming error: office rows were written without an action."""


@cache
def guarded_tables() -> frozenset[str]:
    """Every table of every installed app that is not in :data:`FRAMEWORK_TABLES`."""
    models = apps.get_models(include_auto_created=True)
    return frozenset(model._meta.db_table.lower() for model in models) - FRAMEWORK_TABLES


@contextmanager
def writing(tables: frozenset[str] | None = None) -> Iterator[None]:
    """Permit writes to ``tables`` (default: all that are guarded) inside the block.

    For the decorator of actions and for staged loads that no reader sees before an action
    flips them visible; nothing else calls it. The permission ends with the block and is not
    passed on to other threads.
    """
    token = _permit.set(guarded_tables() | {OPAQUE} if tables is None else tables)
    try:
        yield
    finally:
        _permit.reset(token)


def check_write(sql: str) -> None:
    """Let reads and framework tables pass; guarded tables only inside :func:`writing`.

    What reaches the database past Django's cursor (``COPY`` with psycopg) asks here itself.

    Raises:
        WriteOutsideAction: with the table's name.
    """
    tables = written_tables(sql)
    if not tables:
        return
    refused = (tables & (guarded_tables() | {OPAQUE})) - _permit.get()
    if OPAQUE in refused:
        raise WriteOutsideAction("a statement that may write hides its tables")
    if refused:
        raise WriteOutsideAction(f"{', '.join(sorted(refused))}: written by actions only")


def guard_writes(
    execute: Callable[..., Any],
    sql: Any,
    params: Any,
    many: bool,  # noqa: FBT001 - Django calls it by position
    context: dict[str, Any],
) -> Any:
    """The ``execute_wrapper`` of every connection."""
    check_write(sql if isinstance(sql, str) else _text(sql, context["connection"]))
    return execute(sql, params, many, context)


def install(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Put :func:`guard_writes` on a connection, once."""
    if guard_writes not in connection.execute_wrappers:
        connection.execute_wrappers.append(guard_writes)


def _text(sql: Any, wrapper: BaseDatabaseWrapper) -> str:
    """The text of a statement that psycopg composes (``sql.SQL``, bytes)."""
    if isinstance(sql, bytes):
        return sql.decode()
    return str(sql.as_string(wrapper.connection))
