"""The databases themselves refuse to change or delete an entry, in Chinese."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from yijian.office.framework.writing import writing
from yijian.office.trail.models import Chain, Entry
from yijian.office.trail.triggers import KEPT, STEPS, create_triggers, drop_triggers

REFUSED = {
    "update": ("UPDATE trail_entry SET name = 'x' WHERE number = 3", KEPT),
    "update to the same": ("UPDATE trail_entry SET name = name", KEPT),
    "delete": ("DELETE FROM trail_entry WHERE number = 5", KEPT),
    "delete all": ("DELETE FROM trail_entry", KEPT),
    "delete head": ("DELETE FROM trail_chain", KEPT),
    "head back": ("UPDATE trail_chain SET number = number - 1", STEPS),
    "head again": ("UPDATE trail_chain SET digest = 'x'", STEPS),
    "head renamed": ("UPDATE trail_chain SET number = number + 1, jurisdiction = 'x'", STEPS),
}
ON_SQLITE = {
    "replace": "INSERT OR REPLACE INTO trail_entry SELECT * FROM trail_entry WHERE number = 3",
    "replace head": "REPLACE INTO trail_chain VALUES ('lanzhou', 0, '')",
}
ON_POSTGRES = {
    "truncate": "TRUNCATE trail_entry",
    "truncate head": "TRUNCATE trail_chain",
    "upsert": "INSERT INTO trail_entry SELECT * FROM trail_entry WHERE number = 3 "
    "ON CONFLICT (id) DO UPDATE SET name = 'x'",
}


def refused(sql: str, sentence: str) -> None:
    before = list(Entry.objects.order_by("id").values_list())
    with (
        pytest.raises(IntegrityError, match=sentence),
        writing(),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert list(Entry.objects.order_by("id").values_list()) == before
    assert Chain.objects.get(pk="lanzhou").number == 5


@pytest.mark.article("HI-25-i01")
@pytest.mark.parametrize("how", REFUSED)
def test_refused_on_both(chain: list[Entry], how: str) -> None:
    refused(*REFUSED[how])


@pytest.mark.sqlite
@pytest.mark.parametrize("how", ON_SQLITE)
def test_refused_on_sqlite(chain: list[Entry], how: str) -> None:
    refused(ON_SQLITE[how], KEPT)


@pytest.mark.postgres
@pytest.mark.parametrize("how", ON_POSTGRES)
def test_refused_on_postgres(chain: list[Entry], how: str) -> None:
    refused(ON_POSTGRES[how], KEPT)


def test_the_rows_of_django_are_refused_too(chain: list[Entry]) -> None:
    for write in (chain[0].save, chain[0].delete, Entry.objects.all().delete):
        with pytest.raises(IntegrityError, match=KEPT), writing(), transaction.atomic():
            write()


@pytest.mark.django_db(transaction=True)
def test_there_and_back(chain: list[Entry]) -> None:
    with connection.schema_editor() as editor:
        drop_triggers(None, editor)
    with writing(), connection.cursor() as cursor:
        cursor.execute("UPDATE trail_entry SET name = 'x' WHERE number = 3")
    with connection.schema_editor() as editor:
        create_triggers(None, editor)
    refused(*REFUSED["update"])
