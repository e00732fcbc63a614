"""Entries follow each other without a gap, and each covers the one before it."""

from __future__ import annotations

import json
import threading
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.office.conftest import AT
from tests.office.trail.conftest import Add
from yijian.office.accounts.models import Organisation
from yijian.office.framework.writing import WriteOutsideAction
from yijian.office.trail.chain import FIELDS, MORE, append, digest_of
from yijian.office.trail.models import Chain, Entry
from yijian.office.trail.verify import verify


def test_each_entry_covers_the_one_before(chain: list[Entry]) -> None:
    assert [entry.number for entry in chain] == [1, 2, 3, 4, 5]
    assert [entry.previous for entry in chain] == ["", *(entry.digest for entry in chain[:-1])]
    head = Chain.objects.get(pk="lanzhou")
    assert (head.number, head.digest) == (5, chain[-1].digest)


def test_every_jurisdiction_has_its_own_chain(chain: list[Entry]) -> None:
    other = Entry.objects.filter(jurisdiction="hainan").order_by("number")
    assert [entry.number for entry in other] == [1, 2]
    assert other[0].previous == ""


def test_the_digest_is_the_same_when_read_again(chain: list[Entry]) -> None:
    assert all(digest_of(entry) == entry.digest for entry in Entry.objects.all())


def test_the_digest_knows_the_moment_not_its_zone() -> None:
    entry = Entry(at=AT)
    shifted = Entry(at=AT.astimezone(timezone(timedelta(hours=8))))
    assert digest_of(entry) == digest_of(shifted)


@pytest.mark.parametrize("field", [*FIELDS, *MORE])
def test_the_digest_covers_every_field(field: str) -> None:
    plain = Entry(at=AT, number=1)
    changed = Entry(at=AT, number=1)
    setattr(changed, field, AT + timedelta(microseconds=1) if field == "at" else 2)
    assert digest_of(plain) != digest_of(changed)


def test_no_field_is_left_out() -> None:
    kept = {field.name for field in Entry._meta.get_fields()}
    assert kept == {*FIELDS, *MORE, "id", "digest"}


def test_details_of_every_kind_are_written(add: Add) -> None:
    entry = add(
        detail={
            "day": date(2026, 11, 21),
            "moment": datetime(2026, 11, 21, tzinfo=UTC),
            "money": Decimal("1.20"),
            "row": Organisation(pk=7, name="某医院"),
            "tables": {"b", "a"},
            "path": Path("a/b"),
            "bytes": b"abc",
            "mapping": {"b": 1, "a": {"c"}},
        }
    )
    assert json.loads(entry.detail) == {
        "day": "2026-11-21",
        "moment": "2026-11-21T00:00:00+00:00",
        "money": "1.20",
        "row": "accounts.organisation:7",
        "tables": ["a", "b"],
        "path": "a/b",
        "bytes": "3 bytes",
        "mapping": {"a": ["c"], "b": 1},
    }


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(said=st.dictionaries(st.text(max_size=9), st.text(max_size=40), max_size=4))
def test_any_words_keep_the_chain_whole(add: Add, said: dict[str, str]) -> None:
    add(detail=said, subject="".join(said)[:200])
    assert [report.fault for report in verify()] == [""]


def test_outside_an_action_nothing_is_appended(chain: list[Entry], add: Add) -> None:
    with pytest.raises(WriteOutsideAction), transaction.atomic():
        append(actor=_actor(), event="x.y", outcome="done", subject="", detail={})
    assert Entry.objects.filter(jurisdiction="lanzhou").count() == 5


def _actor() -> object:
    from yijian.office.framework.actor import Actor

    return Actor.system("lanzhou", AT)


@pytest.mark.django_db(transaction=True)
def test_several_at_once_leave_no_gap(add: Add) -> None:
    def work() -> None:
        try:
            for _ in range(5):
                add()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    [report] = verify()
    assert (report.whole, report.entries, report.number) == (True, 20, 20)
