"""A home for the office's benchmark: its database, its people, and processes that work for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.plugins import postgres

PEOPLE = ("first.reviewer", "second.reviewer", "authority", "auditor")
INSTALL = """
import json, sys
from yijian.office.project.setup import start_django
start_django()
from yijian.office.work.preparing import prepare
prepare()
from yijian.office.accounts.installing import NewPerson, install_people
from yijian.office.framework import clock
from yijian.office.framework.actor import Actor
from yijian.office.framework.roles import Role
people = [
    NewPerson(name, name, Role(name.replace(".", "_")), sys.argv[1], sys.argv[2])
    for name in sys.argv[3:]
]
install_people(actor=Actor.system("lanzhou", clock.now()), jurisdiction="lanzhou",
    city_name="兰州市", admdvs="620100", hospital=None, pharmacy=None, people=people)
"""
PASSWORD, KEY = "Kqm3-xw7p-Zt9r-bh4d", "6a" * 20
LIKE_PRODUCTION = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "shared_buffers": "512MB",
    "max_wal_size": "2GB",
}


@dataclass(frozen=True)
class Home:
    """The office's folder and what its processes are told."""

    folder: Path
    environment: dict[str, str]

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """A Python process of this office."""
        everything = {**os.environ, **self.environment, "YIJIAN_HOME": str(self.folder)}
        return subprocess.Popen(
            [sys.executable, *words],
            env=everything,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def load(self, folder: Path) -> subprocess.Popen[bytes]:
        """Loads a run and shows it."""
        return self.start(
            "-m", "yijian.office.monitor.loading.by_hand", "lanzhou", str(folder.resolve())
        )


def answer(child: subprocess.Popen[bytes]) -> dict[str, Any]:
    """What a process printed, when it has ended well."""
    out, _ = child.communicate()
    found: dict[str, Any] = json.loads(out)
    if "error" in found:
        raise RuntimeError(found["error"]["message"])
    return found


@contextmanager
def office(folder: Path, database: str) -> Iterator[Home]:
    """A fresh office on ``sqlite`` or on a private ``postgres`` cluster set up as in production."""
    if database == "sqlite":
        yield _installed(Home(folder, {}))
        return
    postgres.SETTINGS.update(LIKE_PRODUCTION)
    with postgres.running_cluster() as cluster:
        url = cluster.create("office")
        yield _installed(Home(folder, {"YIJIAN_DATABASE_URL": url}))


def _installed(home: Home) -> Home:
    home.folder.mkdir(parents=True)
    child = home.start("-c", INSTALL, PASSWORD, KEY, *PEOPLE)
    child.communicate()
    if child.returncode:
        raise RuntimeError("the office could not be installed")
    return home
