"""An office in processes of its own, on SQLite, watched and killed from outside."""

from __future__ import annotations

import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from benchmarks.make_findings import make
from tests.faults.running import kill
from tests.office.monitor.loading.lakes import fill_lake

QUICK = {"YIJIAN_LEASE_SECONDS": "3", "YIJIAN_BEAT_SECONDS": "1", "YIJIAN_LOAD_BATCH_ROWS": "100"}
INSTALL = """
from yijian.office.work.preparing import prepare, migrate
(prepare if sys.argv[1:] else migrate)()
from yijian.office.accounts.installing import NewPerson, install_people
from yijian.office.framework.roles import Role
install_people(actor=Actor.system("lanzhou", clock.now()), jurisdiction="lanzhou",
    city_name="兰州市", admdvs="620100", hospital=None, pharmacy=None,
    people=[NewPerson("first", "甲", Role.FIRST_REVIEWER, "Kqm3-xw7p-Zt9r-bh4d")])
"""
START = """
import json, os, signal, sys, time
from pathlib import Path
from yijian.office.project.setup import start_django
start_django()
from yijian.kernel.errors import YijianError
from yijian.office.framework import clock
from yijian.office.framework.actor import Actor
"""
REVIEWER = """
from yijian.office.accounts.models import User
from yijian.office.framework.middleware import actor_of
actor = actor_of(User.objects.select_related("organisation").get(username="first"), clock.now())
"""
START_RUN = f"""{REVIEWER}
from yijian.office.monitor.actions.start_run import start_run
try:
    print(start_run(actor=actor).pk)
except YijianError as refusal:
    print(refusal.code)
"""
START_IMPORT = f"""{REVIEWER}
from yijian.office.monitor.actions.receive_upload import receive_upload
from yijian.office.monitor.actions.start_import import start_import
from yijian.office.monitor.loading.staging import staged
with staged(iter([Path(sys.argv[1]).read_bytes()]), Path(sys.argv[1]).name) as file:
    upload = receive_upload(actor=actor, staged=file)
print(start_import(actor=actor, subject=upload.pk, revision=upload.revision).job_id)
"""


@dataclass
class Office:
    """A home, and the processes that a test started for it."""

    home: Path
    environment: dict[str, str] = field(default_factory=lambda: dict(QUICK))
    children: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """A Python process of this office."""
        own = {name: it for name, it in os.environ.items() if not name.startswith("YIJIAN_")}
        child = subprocess.Popen(
            [sys.executable, *words],
            env={**own, **self.environment, "YIJIAN_HOME": str(self.home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.children.append(child)
        return child

    def script(self, code: str, *words: str) -> subprocess.Popen[bytes]:
        """Some lines of Python inside this office, in a process of their own."""
        return self.start("-c", START + code, *words)

    def run(self, code: str, *words: str) -> str:
        """The same, to the end; what it printed."""
        child = self.script(code, *words)
        out, err = child.communicate(timeout=120)
        assert child.returncode == 0, err.decode()
        return out.decode().strip()

    def worker(self) -> subprocess.Popen[bytes]:
        """A process that does the background work."""
        return self.start("-m", "yijian.office.work.worker")

    def load(self, folder: Path) -> subprocess.Popen[bytes]:
        """A process that loads a run made by hand."""
        return self.start("-m", "yijian.office.monitor.loading.by_hand", "lanzhou", str(folder))

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of the database, read from outside."""
        path = f"file:{self.home / 'office.sqlite3'}?mode=ro"
        with closing(sqlite3.connect(path, uri=True, timeout=10)) as database:
            return database.execute(sql).fetchall()

    def one(self, sql: str) -> Any:
        """The one value of a query; None where there is no row."""
        rows = self.ask(sql)
        return rows[0][0] if rows else None

    def wait(self, due: Callable[[], Any], child: subprocess.Popen[bytes] | None = None) -> Any:
        """Wait until something is so; False when the child has ended before."""
        deadline = time.monotonic() + 120
        while not (found := due()):
            if child is not None and child.poll() is not None:
                return due()
            assert time.monotonic() < deadline, f"too slow: {self.standing()}"
            time.sleep(0.01)
        return found

    def standing(self) -> list[tuple[Any, ...]]:
        """The jobs and the rows of the queue, for whoever reads why a test failed."""
        jobs = "SELECT 'job', state, attempts, message FROM work_job"
        tasks = (
            "SELECT 'task', status, worker_ids, traceback FROM django_tasks_database_dbtaskresult"
        )
        return [*self.ask(jobs), *self.ask(tasks)]

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the database, so that nobody else can write."""
        with closing(sqlite3.connect(self.home / "office.sqlite3", timeout=30)) as database:
            database.execute("BEGIN IMMEDIATE")
            yield
            database.rollback()

    def end(self) -> None:
        """Leave no process behind."""
        for child in self.children:
            if child.poll() is None:
                kill(child.pid)
            child.communicate()


def answer(child: subprocess.Popen[bytes]) -> dict[str, Any]:
    """What a process of the command line's kind printed."""
    out, _ = child.communicate(timeout=180)
    found: dict[str, Any] = json.loads(out)
    return found


def installed(folder: Path, *, serving: bool = False) -> Path:
    """A home with tables and one reviewer."""
    office = Office(folder)
    folder.mkdir(parents=True)
    office.run(INSTALL, *(["serving"] if serving else []))
    return folder


def office_in(template: Path, folder: Path) -> Iterator[Office]:
    """A copy of a home, used by one test."""
    shutil.copytree(template, folder)
    office = Office(folder)
    yield office
    office.end()


def filled(office: Office) -> Office:
    """An office with a small lake."""
    fill_lake(office.home)
    return office


def made_run(folder: Path, findings: int) -> Path:
    """The folder of a run."""
    return make(findings, folder)


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A file system of a few megabytes; skips where it cannot be had."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("不能挂载小磁盘（需要 root 权限）")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)
