"""How a home stands, told in a moment and without Django: has anything changed since last time?

The software, the tables and the run that is seen. A demonstration that finds all as it left it
need not be prepared again.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from contextlib import closing, suppress
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import yijian
from yijian.kernel.identifiers import sha256_hex
from yijian.office.work.private import write_private

FILE = "ready.json"
_TABLES = (
    "SELECT app, name FROM django_migrations ORDER BY app, name",
    "SELECT jurisdiction, key FROM monitor_run WHERE state = 'visible' ORDER BY jurisdiction",
    "SELECT username, organisation_id FROM accounts_user ORDER BY username",
)


def standing(home: Path) -> str | None:
    """A digest of how the home and the software stand; ``None`` where that takes more to tell.

    That is so where there is no SQLite file, or one that cannot be read.
    """
    path = home / "office.sqlite3"
    if os.environ.get("YIJIAN_DATABASE_URL") or not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=1)) as database:
            told = [database.execute(sql).fetchall() for sql in _TABLES]
    except sqlite3.Error:
        return None
    stamps = [(home / name).stat().st_mtime_ns for name in ("static.stamp", "sign-in.json")
              if (home / name).is_file()]  # fmt: skip
    return sha256_hex(json.dumps([told, stamps, _software()]), 32)


def remember(home: Path, answer: dict[str, Any]) -> None:
    """Keep what was answered when the home was made ready; it may hold passwords."""
    write_private(home / FILE, {"standing": standing(home), "answer": answer})


def recall(home: Path) -> dict[str, Any] | None:
    """What was answered then, if all stands as it did; else ``None``."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads((home / FILE).read_text(encoding="utf-8"))
        if kept["standing"] and kept["standing"] == standing(home):
            found: dict[str, Any] = kept["answer"]
            return found
    return None


def _software() -> list[str]:
    """Our own files as they lie, and the versions of everything installed."""
    root = Path(yijian.__file__).parent
    own = [
        f"{path.relative_to(root)} {path.stat().st_size} {path.stat().st_mtime_ns}"
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    ]
    others = sorted(f"{it.name} {it.version}" for it in distributions())
    return [sys.version, *own, *others]
