"""Outside an action nothing reaches the office's tables, on either database."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, connections, transaction
from django.db.models import F

from tests.office.conftest import AT, MakePerson
from yijian.office.accounts.models import Organisation, User
from yijian.office.framework.apps import FrameworkConfig
from yijian.office.framework.writing import (
    FRAMEWORK_TABLES,
    WriteOutsideAction,
    check_write,
    guard_writes,
    guarded_tables,
    install,
    writing,
)
from yijian.office.work.models import Lease

ORGANISATIONS = "accounts_organisation"


def execute(sql: str, params: Any = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def place(**values: Any) -> Organisation:
    return Organisation(
        **{"code": "x", "name": "x", "kind": "agency", "jurisdiction": "lanzhou", **values}
    )


WRITES: dict[str, Callable[[], object]] = {
    "save": lambda: place().save(),
    "create": lambda: Organisation.objects.create(code="y", name="y", kind="agency"),
    "bulk_create": lambda: Organisation.objects.bulk_create([place(), place(code="z")]),
    "update": lambda: Organisation.objects.update(name="z"),
    "update with F": lambda: Organisation.objects.update(revision=F("revision") + 1),
    "bulk_update": lambda: Organisation.objects.bulk_update(Organisation.objects.all(), ["name"]),
    "delete": lambda: Organisation.objects.filter(kind="hospital").delete(),
    "row.delete": lambda: Organisation.objects.order_by("-pk")[0].delete(),
    "raw": lambda: execute(f"UPDATE {ORGANISATIONS} SET name = 'z'"),
    "raw with parameters": lambda: execute(f'DELETE FROM "{ORGANISATIONS}" WHERE id > %s', [0]),
    "comment": lambda: execute(f"/* a note */ DELETE FROM {ORGANISATIONS}"),
    "with": lambda: execute(
        f"WITH x AS (SELECT id FROM {ORGANISATIONS}) "
        f"DELETE FROM {ORGANISATIONS} WHERE id IN (SELECT id FROM x)"
    ),
}


@pytest.mark.parametrize("how", WRITES)
def test_every_way_to_write_is_refused(how: str, organisations: dict[str, Organisation]) -> None:
    before = list(Organisation.objects.order_by("pk").values_list())
    sentence = "accounts_organisation: written by actions only"
    with pytest.raises(WriteOutsideAction, match=sentence), transaction.atomic():
        WRITES[how]()
    assert list(Organisation.objects.order_by("pk").values_list()) == before


def test_many_rows_at_once_are_refused(organisations: dict[str, Organisation]) -> None:
    sql = f"UPDATE {ORGANISATIONS} SET name = %s WHERE id = %s"
    with connection.cursor() as cursor, pytest.raises(WriteOutsideAction):
        cursor.executemany(sql, [("a", 1), ("b", 2)])


@pytest.mark.postgres
def test_what_only_postgres_can_do_is_refused(organisations: dict[str, Organisation]) -> None:
    from psycopg import sql

    composed = sql.SQL("DELETE FROM {}").format(sql.Identifier("public", ORGANISATIONS))
    hiding = f"DO $$ BEGIN DELETE FROM {ORGANISATIONS}; END $$"
    for text in (composed, hiding, f"SELECT 1; DELETE FROM {ORGANISATIONS}"):
        with pytest.raises(WriteOutsideAction):
            execute(text)  # type: ignore[arg-type]
    with pytest.raises(WriteOutsideAction):
        check_write(f"COPY {ORGANISATIONS} FROM STDIN")
    assert Organisation.objects.exists()


@pytest.mark.postgres
def test_reading_by_a_cursor_of_the_server(organisations: dict[str, Organisation]) -> None:
    rows = Organisation.objects.order_by("pk").iterator(chunk_size=2)
    assert len(list(rows)) == len(organisations)


def test_framework_tables_pass(person: MakePerson) -> None:
    Session.objects.create(session_key="k", session_data="", expire_date=AT)
    Session.objects.all().delete()
    assert Lease._meta.db_table in FRAMEWORK_TABLES
    assert not guarded_tables() & FRAMEWORK_TABLES


def test_a_table_that_nobody_listed_is_guarded() -> None:
    assert {"django_admin_log", ORGANISATIONS, "trail_entry"} <= guarded_tables()


def test_a_staged_load_writes_its_own_tables_only(organisations: dict[str, Organisation]) -> None:
    with writing(frozenset({ORGANISATIONS})):
        Organisation.objects.update(name="z")
        with pytest.raises(WriteOutsideAction, match="accounts_user"):
            User.objects.update(name="z")
        with pytest.raises(WriteOutsideAction, match="accounts_user"):
            execute("WITH x AS (SELECT 1) UPDATE accounts_user SET name = 'z'")
        with pytest.raises(WriteOutsideAction, match="hides its tables"):
            check_write("CALL something()")
    with pytest.raises(WriteOutsideAction):
        Organisation.objects.update(name="z")


def test_the_permission_ends_with_an_error(organisations: dict[str, Organisation]) -> None:
    with pytest.raises(ZeroDivisionError), writing():
        raise ZeroDivisionError
    with pytest.raises(WriteOutsideAction):
        Organisation.objects.update(name="z")


def test_another_thread_has_no_permission() -> None:
    seen: list[str] = []

    def write() -> None:
        try:
            check_write(f"DELETE FROM {ORGANISATIONS}")
        except WriteOutsideAction as error:
            seen.append(str(error))

    with writing():
        check_write(f"DELETE FROM {ORGANISATIONS}")
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
    assert seen == ["accounts_organisation: written by actions only"]


@pytest.mark.django_db(transaction=True)
def test_the_connection_of_every_thread_is_guarded() -> None:
    seen: list[type[Exception]] = []

    def write() -> None:
        try:
            Organisation.objects.update(name="z")
        except WriteOutsideAction as error:
            seen.append(type(error))
        finally:
            connections.close_all()

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    assert seen == [WriteOutsideAction]


def test_the_guard_is_put_on_once(db: None) -> None:
    install(connection)
    install(connection)
    assert connection.execute_wrappers.count(guard_writes) == 1
    assert FrameworkConfig.name == "yijian.office.framework"
