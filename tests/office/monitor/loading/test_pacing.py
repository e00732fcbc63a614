from __future__ import annotations

import itertools
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from tests.office.conftest import AT
from yijian.office.monitor.loading import pacing
from yijian.office.monitor.loading.pacing import (
    FEWEST,
    PAUSE,
    TURN,
    Pace,
    begin_log_anew,
    loading_connection,
)


def pragma(name: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return int(cursor.fetchone()[0])


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_slow_turn_makes_the_next_one_smaller_and_a_quick_one_larger() -> None:
    pace = Pace()
    assert pace.rows == pace.most
    with pace.turn(1000):
        time.sleep(TURN * 2)
    assert 400 <= pace.rows <= 510
    before = pace.rows
    with pace.turn(before):
        pass
    assert pace.rows == 2 * before
    with pace.turn(10):
        time.sleep(TURN * 2)
    assert pace.rows == FEWEST


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_between_two_turns_the_lock_is_free_for_a_while() -> None:
    pace = Pace()
    ends: list[float] = []
    for _ in range(3):
        with pace.turn(1):
            ends.append(time.monotonic())
    assert min(b - a for a, b in itertools.pairwise(ends)) >= PAUSE


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_the_connection_is_as_before_afterwards() -> None:
    names = ("synchronous", "wal_autocheckpoint", "cache_size")
    before = [pragma(name) for name in names]
    inside: list[int] = []

    def broken() -> None:
        with loading_connection():
            inside.extend(pragma(name) for name in names)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert inside == [1, 0, -262_144]
    assert [pragma(name) for name in names] == before


@pytest.mark.postgres
def test_postgres_needs_no_pauses(db) -> None:
    pace = Pace()
    began = time.monotonic()
    with loading_connection():
        for _ in range(20):
            with pace.turn(1):
                pass
    assert time.monotonic() - began < PAUSE * 10
    assert pace.rows == pace.most


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_long_log_is_begun_anew_and_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    log = Path(str(connection.settings_dict["NAME"]) + "-wal")
    monkeypatch.setattr(pacing, "LONG_LOG", 0)
    sizes: list[int] = []
    with loading_connection():
        pace = Pace()
        for number in range(5):
            with pace.turn(1):
                Session.objects.create(
                    session_key=f"k{number}", session_data="x" * 200_000, expire_date=AT
                )
            sizes.append(log.stat().st_size)
    assert max(sizes) < 2 * min(sizes)
    assert log.stat().st_size == 0


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_reader_in_the_way_is_not_waited_for_long() -> None:
    Session.objects.create(session_key="a", session_data="x", expire_date=AT)
    with closing(sqlite3.connect(str(connection.settings_dict["NAME"]))) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM django_session").fetchall()
        Session.objects.create(session_key="b", session_data="x", expire_date=AT)
        before = pragma("busy_timeout")
        began = time.monotonic()
        begin_log_anew("TRUNCATE")
        assert time.monotonic() - began < 2
        assert pragma("busy_timeout") == before
