"""A private PostgreSQL cluster for the tests, and the office's tests run on it.

Nothing is shared with a server of the machine: the data lie in a temporary folder, the socket too,
no port is opened, and the server ends with the process that started it, killed or not. A root
user starts it as ``postgres`` or ``nobody``, because the server refuses to be root.

``python -m tests.plugins.postgres tests/office/trail -q`` runs these tests on PostgreSQL.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEBIAN = Path("/usr/lib/postgresql")
WAIT_SECONDS = 60
USER = "yijian"
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "64MB",
    "max_connections": "50",
}


def programs() -> Path | None:
    """The folder of ``initdb`` and ``postgres``: the newest of Debian's, or that on the path."""
    found = [path.parent for path in DEBIAN.glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda path: int(path.parent.name.partition(".")[0]))
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@dataclass(frozen=True)
class Cluster:
    """A running server; :meth:`url` names a database of it as ``YIJIAN_DATABASE_URL`` does."""

    socket: Path

    def url(self, database: str = "postgres") -> str:
        """The address of a database, which may not exist yet."""
        return f"postgresql://{USER}@{quote(str(self.socket), safe='')}/{database}"

    def create(self, database: str) -> str:
        """Make an empty database and return its address."""
        import psycopg

        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{database}"'.encode())
        return self.url(database)


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """Start a cluster and stop it at the end.

    Raises:
        RuntimeError: the server's programs are missing, or it does not start (with its log).
    """
    binaries = programs()
    if binaries is None:
        raise RuntimeError("PostgreSQL is not installed")
    folder = Path(tempfile.mkdtemp(prefix="yijian-pg-"))
    become = _other_user(folder)
    server = None
    try:
        _initialise(binaries, folder, become)
        server = _start(binaries, folder, become)
        _await(server, folder)
        yield Cluster(folder)
    finally:
        if server is not None:
            server.send_signal(signal.SIGINT)  # at once, whoever is still connected
            server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _other_user(folder: Path) -> list[str]:
    """The words before a command that make it run as somebody who is not root."""
    if os.geteuid() != 0:
        return ["setpriv"]
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = names.get("postgres") or names["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def _initialise(binaries: Path, folder: Path, become: list[str]) -> None:
    options = ["--auth=trust", f"--username={USER}", "--encoding=UTF8", "--locale=C", "--no-sync"]
    made = subprocess.run(
        [*become, "--", str(binaries / "initdb"), "-D", str(folder / "data"), *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise RuntimeError(made.stdout + made.stderr)


def _start(binaries: Path, folder: Path, become: list[str]) -> subprocess.Popen[bytes]:
    settings = [f"--{name}={value}" for name, value in SETTINGS.items()]
    place = ["-D", str(folder / "data"), "-k", str(folder)]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [*become, "--pdeathsig=QUIT", "--", str(binaries / "postgres"), *place, *settings],
            cwd=folder,
            stdout=log,
            stderr=log,
        )


def _await(server: subprocess.Popen[bytes], folder: Path) -> None:
    import psycopg

    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            psycopg.connect(Cluster(folder).url()).close()
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > until:
                raise RuntimeError((folder / "log").read_text(errors="replace")) from None
            time.sleep(0.05)
        else:
            return


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A private cluster; mark the test ``postgres``, so that it is skipped without a server."""
    with running_cluster() as running:
        yield running


def run_office_tests(cluster: Cluster, arguments: Sequence[str]) -> int:
    """Run ``pytest`` with ``arguments`` in a child process whose office is on ``cluster``."""
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("YIJIAN_", "PYTEST_", "DJANGO_"))
    }
    surroundings["YIJIAN_TEST_DATABASE_URL"] = cluster.url("yijian")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
        cwd=ROOT,
        env=surroundings,
        check=False,
    ).returncode


if __name__ == "__main__":
    with running_cluster() as own:
        sys.exit(run_office_tests(own, sys.argv[1:]))
