"""``yijian trail``: whole, or broken at an entry that is named."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.cli.conftest import Ran, Run
from tests.plugins.postgres import Cluster
from yijian.cli import main
from yijian.cli.trail import anchor

HEAD = "SELECT number, digest FROM trail_chain WHERE jurisdiction = 'lanzhou'"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office of two jurisdictions, with the entries of its installation."""
    home = tmp_path_factory.mktemp("trail") / "home"
    for place in ("lanzhou", "hainan"):
        words = ["office", "init", "--home", str(home), "--jurisdiction", place, "--json"]
        assert main(words) == 0
    with sqlite3.connect(home / "office.sqlite3") as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return home


@pytest.fixture
def home(installed: Path, tmp_path: Path) -> Path:
    """A copy to do harm to."""
    return Path(shutil.copytree(installed, tmp_path / "home"))


@pytest.fixture
def verify(run: Run, home: Path) -> Callable[..., Ran]:
    """``yijian trail verify`` of the copy."""
    return lambda *words: run("trail", "verify", "--home", home, *words)


def tamper(home: Path, *statements: str) -> None:
    """What somebody with the file does: the triggers first."""
    with sqlite3.connect(home / "office.sqlite3") as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            database.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            database.execute(statement)


def head_of(home: Path) -> tuple[int, str]:
    """Number and digest of the last entry of Lanzhou."""
    with sqlite3.connect(home / "office.sqlite3") as database:
        number, digest = database.execute(HEAD).fetchone()
    return number, digest


def test_whole(verify: Callable[..., Ran], home: Path) -> None:
    said = verify()
    assert said.code == 0
    assert "留痕完整" in said.out
    assert "兰州市" in said.out
    answer = verify("--json").json
    assert answer["whole"] is True
    assert [it["jurisdiction"] for it in answer["chains"]] == ["hainan", "lanzhou"]
    number, digest = head_of(home)
    assert (answer["chains"][1]["number"], answer["chains"][1]["digest"]) == (number, digest)


def test_a_flipped_byte_is_named(verify: Callable[..., Ran], home: Path) -> None:
    path = home / "office.sqlite3"
    data = bytearray(path.read_bytes())
    place = data.index(b'"lanzhou.admin"')  # in the words of the second entry
    data[place + 1] ^= 1
    path.write_bytes(data)
    said = verify("--jurisdiction", "lanzhou")
    assert said.code == 1
    assert "兰州市：第 2 条已被改动" in said.err
    answer = verify("--json").json
    assert (answer["whole"], answer["error"]["code"]) == (False, "trail.broken")
    assert [it["broken"] for it in answer["chains"]] == [None, 2]


def test_the_last_entry_taken_away_is_named(verify: Callable[..., Ran], home: Path) -> None:
    tamper(home, "DELETE FROM trail_entry WHERE jurisdiction = 'lanzhou' AND number = 2")
    said = verify()
    assert (said.code, "第 2 条起不见了：链头记到第 2 条" in said.err) == (1, True)


def test_a_head_kept_outside_shows_a_chain_cut_with_its_head(
    run: Run, verify: Callable[..., Ran], home: Path
) -> None:
    number, digest = head_of(home)
    kept = run("trail", "head", "--home", home)
    assert f"lanzhou {number}:{digest}" in kept.out
    assert run("trail", "head", "--home", home, "--json").json["heads"][1] == {
        "jurisdiction": "lanzhou",
        "number": number,
        "digest": digest,
    }
    tamper(
        home,
        "DELETE FROM trail_entry WHERE jurisdiction = 'lanzhou' AND number = 2",
        "UPDATE trail_chain SET number = 1, digest = (SELECT digest FROM trail_entry"
        " WHERE jurisdiction = 'lanzhou' AND number = 1) WHERE jurisdiction = 'lanzhou'",
    )
    place = ("--jurisdiction", "lanzhou")
    assert verify(*place).code == 0
    said = verify(*place, "--anchor", f"{number}:{digest}")
    assert (said.code, "第 2 条不见了：对照点记有这一条" in said.err) == (1, True)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--jurisdiction", "mars"], "law.unknown_jurisdiction"),
        (["--anchor", "1:" + "a" * 64], "trail.anchor"),
        (["--jurisdiction", "lanzhou", "--anchor", "1:xyz"], "cli.value"),
    ],
)
def test_wrong_usage(verify: Callable[..., Ran], words: list[str], code: str) -> None:
    ran = verify(*words, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, code)


def test_a_folder_without_an_office_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    for command in ("verify", "head"):
        ran = run("trail", command, "--home", tmp_path / "none", "--json")
        assert (ran.code, ran.json["error"]["code"]) == (2, "trail.home")
    assert not (tmp_path / "none").exists()


def test_a_database_without_a_trail(run: Run, tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "office.sqlite3").close()
    ran = run("trail", "verify", "--home", tmp_path, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (1, "trail.absent")


def test_an_anchor_is_a_number_and_a_digest() -> None:
    good = f"12:{'0' * 64}"
    assert anchor(good) == good
    for wrong in ("", "12", "0:" + "0" * 64, f"12:{'0' * 63}", f"x:{'0' * 64}"):
        with pytest.raises(typer.BadParameter, match="序号:摘要"):
            anchor(wrong)


@pytest.mark.postgres
def test_on_postgres(
    run: Run, cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg

    url = cluster.create("trail_by_command")
    monkeypatch.setitem(os.environ, "YIJIAN_DATABASE_URL", url)
    place: list[Any] = ["--home", tmp_path, "--jurisdiction", "lanzhou"]
    assert run("office", "init", *place).code == 0
    assert run("trail", "verify", *place).code == 0
    with psycopg.connect(url) as database:
        database.execute("ALTER TABLE trail_entry DISABLE TRIGGER USER")
        database.execute("UPDATE trail_entry SET name = 'x' WHERE number = 2")
    ran = run("trail", "verify", *place)
    assert (ran.code, "第 2 条已被改动" in ran.err) == (1, True)
