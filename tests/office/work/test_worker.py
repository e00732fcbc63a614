from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.office.work.test_preparing import ask
from yijian.office.work.worker import NICENESS, main


def listens(pid: int, number: int) -> bool:
    """Whether a process has a handler of its own for a signal."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    caught = next(line.split()[1] for line in lines if line.startswith("SigCgt"))
    return bool(int(caught, 16) >> (number - 1) & 1)


@pytest.mark.sqlite
def test_it_ends_in_order_when_asked(tmp_path: Path) -> None:
    ask(tmp_path)
    environment = {**os.environ, "YIJIAN_HOME": str(tmp_path)}
    child = subprocess.Popen(
        [sys.executable, "-m", "yijian.office.work.worker"], env=environment, stderr=subprocess.PIPE
    )
    deadline = time.monotonic() + 60
    while not listens(child.pid, signal.SIGTERM):
        assert child.poll() is None
        assert time.monotonic() < deadline, "too slow"
        time.sleep(0.1)
    assert os.getpriority(os.PRIO_PROCESS, child.pid) >= NICENESS
    child.send_signal(signal.SIGTERM)
    _, said = child.communicate(timeout=20)
    assert (child.returncode, said) == (0, b"")
    assert callable(main)
