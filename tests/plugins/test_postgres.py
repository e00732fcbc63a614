"""The private cluster starts as somebody who is not root, and ends with its owner."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.plugins import postgres
from tests.plugins.postgres import ROOT, Cluster

HOLDER = """
import time
from tests.plugins.postgres import running_cluster

with running_cluster() as cluster:
    print(cluster.socket, flush=True)
    time.sleep(600)
"""


@pytest.mark.postgres
def test_databases_are_made_on_a_socket(cluster: Cluster) -> None:
    import psycopg

    with psycopg.connect(cluster.create("one")) as connection:
        named = connection.execute(
            "SELECT current_database(), inet_server_port(), current_setting('listen_addresses')"
        ).fetchone()
    assert named == ("one", None, "")


@pytest.mark.postgres
def test_the_server_dies_with_its_killed_owner() -> None:
    owner = subprocess.Popen(
        [sys.executable, "-c", HOLDER], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert owner.stdout is not None
    folder = Path(owner.stdout.readline().strip())
    pid = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
    owner.send_signal(signal.SIGKILL)
    owner.wait()
    owner.stdout.close()
    until = time.monotonic() + 30
    while Path(f"/proc/{pid}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(f"/proc/{pid}").exists()
    shutil.rmtree(folder)


def test_the_newest_version_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("9.6", "15", "13"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "initdb").touch()
    monkeypatch.setattr(postgres, "DEBIAN", tmp_path)
    assert postgres.programs() == tmp_path / "15" / "bin"
    monkeypatch.setattr(postgres, "DEBIAN", tmp_path / "none")
    monkeypatch.setitem(os.environ, "PATH", str(tmp_path))
    assert postgres.programs() is None
    with pytest.raises(RuntimeError, match="not installed"), postgres.running_cluster():
        pass
