"""What the environment says is taken or refused in Chinese; the key is made once and private."""

from __future__ import annotations

import stat
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from yijian.kernel.errors import UsageError
from yijian.office.project.environment import database, home, limits, secret_key
from yijian.office.project.limits import LIMITS


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is said."""
    for name in ("HOME", "DATABASE_URL", "SECRET_KEY"):
        monkeypatch.delenv(f"YIJIAN_{name}", raising=False)


def test_the_home_is_a_full_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert home() == tmp_path / "yijian-home"
    monkeypatch.setenv("YIJIAN_HOME", "elsewhere")
    assert home() == tmp_path / "elsewhere"


def test_the_key_is_made_once_and_nobody_else_reads_it(tmp_path: Path) -> None:
    first = secret_key(tmp_path)
    assert len(first) > 60
    assert secret_key(tmp_path) == first
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]


def test_processes_that_start_at_once_have_one_key(tmp_path: Path) -> None:
    with ProcessPoolExecutor(4, mp_context=get_context("fork")) as pool:
        assert len(set(pool.map(secret_key, [tmp_path] * 8))) == 1


def test_a_given_key_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIJIAN_SECRET_KEY", "given")
    assert secret_key(tmp_path) == "given"
    assert not list(tmp_path.iterdir())


def test_an_empty_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text("\n")
    with pytest.raises(UsageError, match="是空的；请恢复备份") as caught:
        secret_key(tmp_path)
    assert caught.value.code == "office.key"


def test_sqlite_lies_in_the_home(tmp_path: Path) -> None:
    found = database(tmp_path)
    assert found["ENGINE"] == "django.db.backends.sqlite3"
    assert found["NAME"] == str(tmp_path / "office.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(
    ("url", "host", "name"),
    [
        ("postgresql://u:p@db.example:5433/office", "db.example", "office"),
        ("postgres://u@%2Frun%2Fpg/office", "/run/pg", "office"),
    ],
)
def test_postgres(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, host: str, name: str
) -> None:
    monkeypatch.setenv("YIJIAN_DATABASE_URL", url)
    found = database(tmp_path)
    assert (found["ENGINE"], found["HOST"], found["NAME"]) == (
        "django.db.backends.postgresql",
        host,
        name,
    )


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://u@h/x", "只接受 postgresql://"),
        ("sqlite:///x", "只接受 postgresql://"),
        ("nonsense", "只接受 postgresql://"),
        ("postgresql://", "应为 postgresql://用户:密码@主机:端口/数据库名"),
        ("postgresql://u@h", "应为 postgresql://用户:密码@主机:端口/数据库名"),
        ("postgresql://u@h:port/x", "应为 postgresql://用户:密码@主机:端口/数据库名"),
        ("postgresql://u:secret@[h/x", "应为 postgresql://用户:密码@主机:端口/数据库名"),
    ],
)
def test_a_bad_address_is_refused_and_not_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, said: str
) -> None:
    monkeypatch.setenv("YIJIAN_DATABASE_URL", url)
    with pytest.raises(UsageError, match=said) as caught:
        database(tmp_path)
    assert caught.value.code == "office.database"
    assert "secret" not in caught.value.message


def test_limits_are_registered_and_may_be_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert limits() == {name: LIMITS[name].value for name in LIMITS}
    monkeypatch.setenv("YIJIAN_PAGE_ROWS", "7")
    assert limits()["PAGE_ROWS"] == 7


@pytest.mark.parametrize("wrong", ["", "many", "-1", "0", "1.5", "1e3"])
def test_a_bad_limit_is_refused(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv("YIJIAN_PAGE_ROWS", wrong)
    sentence = f"YIJIAN_PAGE_ROWS（列表每页行数）应为不小于 1 的整数，现为“{wrong}”"
    with pytest.raises(UsageError) as caught:
        limits()
    assert caught.value.code == "office.limit"
    assert sentence in caught.value.message


def test_every_limit_has_a_title_and_a_unit() -> None:
    assert all(LIMITS[name].title and LIMITS[name].unit for name in LIMITS)
