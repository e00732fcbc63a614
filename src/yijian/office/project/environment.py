"""What the environment tells the office: its home, its database, its key."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

import dj_database_url

from yijian.kernel.errors import UsageError
from yijian.kernel.files import fsync_dir
from yijian.office.project.limits import LIMITS


def home() -> Path:
    """The folder that holds database, lakes, uploads, runs and the key (``YIJIAN_HOME``)."""
    return Path(os.environ.get("YIJIAN_HOME", "yijian-home")).resolve()


def secret_key(folder: Path) -> str:
    """``YIJIAN_SECRET_KEY``, or a key made once and kept in the home, readable by its owner.

    Raises:
        UsageError: ``office.key``: the file is there and empty.
    """
    if given := os.environ.get("YIJIAN_SECRET_KEY"):
        return given
    path = folder / "secret.key"
    if not path.exists():
        _make_key(path)
    key = path.read_text(encoding="utf-8").strip()
    if not key:
        raise UsageError("office.key", f"“{path}”是空的；请恢复备份，或删去它由系统另做一个")
    return key


def _make_key(path: Path) -> None:
    """Of several processes that start at once one makes the key, nobody else ever reads it."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    handle = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(secrets.token_urlsafe(64))
        stream.flush()
        os.fsync(stream.fileno())
    with suppress(FileExistsError):
        os.link(beside, path)
    beside.unlink()
    fsync_dir(path.parent)


def database(folder: Path) -> dict[str, Any]:
    """``YIJIAN_DATABASE_URL`` (``postgresql://…``), or SQLite in the home.

    Raises:
        UsageError: ``office.database``: the address is none of PostgreSQL.
    """
    if url := os.environ.get("YIJIAN_DATABASE_URL"):
        return _postgres(url)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(folder / "office.sqlite3"),
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; PRAGMA mmap_size=1073741824;",
        },
        "TEST": {"NAME": str(folder / "test.sqlite3")},
    }


def _postgres(url: str) -> dict[str, Any]:
    if not url.startswith(("postgresql://", "postgres://")):
        raise UsageError("office.database", "YIJIAN_DATABASE_URL 只接受 postgresql:// 开头的地址")
    try:
        settings: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=600))
    except ValueError:
        settings = {}
    if not settings.get("NAME"):
        raise UsageError(
            "office.database",
            "YIJIAN_DATABASE_URL 写得不对；应为 postgresql://用户:密码@主机:端口/数据库名",
        )
    return settings


def limits() -> dict[str, int]:
    """The registered limits, each replaced by ``YIJIAN_<NAME>`` where that is set.

    Raises:
        UsageError: ``office.limit``: a value is no whole number from 1 on.
    """
    found: dict[str, int] = {}
    for name in LIMITS:
        given = os.environ.get(f"YIJIAN_{name}")
        if given is not None and (not given.isdecimal() or int(given) < 1):
            said = f"环境变量 YIJIAN_{name}（{LIMITS[name].title}）应为不小于 1 的整数"
            raise UsageError("office.limit", f"{said}，现为“{given}”")
        found[name] = int(given) if given is not None else LIMITS[name].value
    return found
