from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from yijian.office.work.standing import recall, remember, standing

ANSWER = {"sign_ins": [{"password": "x"}], "findings": 3}


def change(home: Path, sql: str) -> None:
    with closing(sqlite3.connect(home / "office.sqlite3")) as database:
        database.executescript(sql)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("YIJIAN_DATABASE_URL", raising=False)
    change(
        tmp_path,
        "CREATE TABLE django_migrations (app, name);"
        "CREATE TABLE monitor_run (jurisdiction, key, state);"
        "CREATE TABLE accounts_user (username, organisation_id);"
        "INSERT INTO django_migrations VALUES ('work', '0001_initial');"
        "INSERT INTO monitor_run VALUES ('lanzhou', 'a', 'visible')",
    )
    (tmp_path / "static.stamp").write_text("x")
    remember(tmp_path, ANSWER)
    return tmp_path


def test_where_nothing_has_changed_the_answer_is_the_same(made: Path) -> None:
    assert recall(made) == ANSWER
    assert (made / "ready.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "happens",
    [
        lambda home: change(home, "UPDATE monitor_run SET state = 'withdrawn'"),
        lambda home: change(home, "INSERT INTO django_migrations VALUES ('work', '0002')"),
        lambda home: change(home, "INSERT INTO accounts_user VALUES ('x', 1)"),
        lambda home: (home / "static.stamp").unlink(),
        lambda home: (home / "office.sqlite3").unlink(),
        lambda home: (home / "office.sqlite3").write_bytes(b"no database at all" * 100),
        lambda home: (home / "ready.json").write_text("{"),
        lambda home: (home / "ready.json").unlink(),
    ],
)
def test_where_something_has_it_is_not(made: Path, happens: Callable[[Path], object]) -> None:
    happens(made)
    assert recall(made) is None


def test_other_software_is_a_change(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yijian.office.work.standing._software", lambda: ["newer"])
    assert recall(made) is None


def test_another_database_takes_more_to_tell(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIJIAN_DATABASE_URL", "postgresql://x/y")
    assert standing(made) is None
    assert recall(made) is None
