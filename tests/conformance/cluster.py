"""A standalone Spark cluster on this machine: a master and two workers, processes of their own."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyspark

HOME = Path(pyspark.__file__).parent
WORKERS = 2
PATIENCE = 90.0


@contextmanager
def standalone(folder: Path, *, memory: str = "2g") -> Iterator[str]:
    """The address of a running master with :data:`WORKERS` workers of one core each."""
    folder.mkdir(parents=True, exist_ok=True)
    address = f"spark://127.0.0.1:{_free_port()}"
    port = address.rpartition(":")[2]
    children = [_start(folder / "master.txt", "master.Master", "--port", port)]
    try:
        _said(folder / "master.txt", "I have been elected leader", 1)
        for number in range(WORKERS):
            work = str(folder / f"work-{number}")
            words = ("--cores", "1", "--memory", memory, "--work-dir", work, address)
            children.append(_start(folder / f"worker-{number}.txt", "worker.Worker", *words))
        _said(folder / "master.txt", "Registering worker", WORKERS)
        yield address
    finally:
        for child in reversed(children):
            child.kill()
            child.wait()


def executors(folder: Path) -> int:
    """On how many workers executors were launched."""
    logs = (folder / f"worker-{number}.txt" for number in range(WORKERS))
    return sum("Asked to launch executor" in log.read_text(encoding="utf-8") for log in logs)


def _start(log: Path, name: str, *words: str) -> subprocess.Popen[bytes]:
    main = f"org.apache.spark.deploy.{name}"
    command = [str(HOME / "bin" / "spark-class"), main, "--host", "127.0.0.1", "--webui-port", "0"]
    with log.open("wb") as stream:
        return subprocess.Popen(
            [*command, *words],
            stdout=stream,
            stderr=stream,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "SPARK_HOME": str(HOME), "SPARK_LOCAL_IP": "127.0.0.1"},
        )


def _said(log: Path, words: str, times: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while len(re.findall(words, log.read_text(encoding="utf-8", errors="replace"))) < times:
        assert time.monotonic() < deadline, log.read_text(encoding="utf-8", errors="replace")
        time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
