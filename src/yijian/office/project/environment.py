"""What the environment tells the office: its home, its database, its key."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url

from yijian.kernel.errors import UsageError
from yijian.kernel.files import write_atomic
from yijian.office.project.limits import LIMITS


def home() -> Path:
    """The folder that holds database, lakes, uploads, runs and the key (``YIJIAN_HOME``)."""
    return Path(os.environ.get("YIJIAN_HOME", "yijian-home")).resolve()


def secret_key(folder: Path) -> str:
    """``YIJIAN_SECRET_KEY``, or a key made once and kept in the home, readable by its owner."""
    if given := os.environ.get("YIJIAN_SECRET_KEY"):
        return given
    path = folder / "secret.key"
    if not path.exists():
        write_atomic(path, secrets.token_urlsafe(64).encode())
        path.chmod(0o600)
    return path.read_text(encoding="utf-8").strip()


def database(folder: Path) -> dict[str, Any]:
    """``YIJIAN_DATABASE_URL`` (``postgresql://…``), or SQLite in the home."""
    if url := os.environ.get("YIJIAN_DATABASE_URL"):
        settings: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=600))
        if settings["ENGINE"] != "django.db.backends.postgresql":
            raise UsageError("office.database", "YIJIAN_DATABASE_URL 只接受 postgresql://…")
        return settings
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


def limits() -> dict[str, int]:
    """The registered limits, each replaced by ``YIJIAN_<NAME>`` where that is set."""
    found: dict[str, int] = {}
    for name in LIMITS:
        given = os.environ.get(f"YIJIAN_{name}")
        if given is not None and not given.isdecimal():
            raise UsageError("office.limit", f"环境变量 YIJIAN_{name} 应为整数，现为 {given}")
        found[name] = int(given) if given is not None else LIMITS[name].value
    return found
