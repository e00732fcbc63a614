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


@pytest.mark.sqlite
def test_it_ends_in_order_when_asked(tmp_path: Path) -> None:
    ask(tmp_path)
    environment = {**os.environ, "YIJIAN_HOME": str(tmp_path)}
    child = subprocess.Popen(
        [sys.executable, "-m", "yijian.office.work.worker"], env=environment, stderr=subprocess.PIPE
    )
    time.sleep(5)
    assert child.poll() is None
    assert os.getpriority(os.PRIO_PROCESS, child.pid) >= NICENESS
    child.send_signal(signal.SIGTERM)
    _, said = child.communicate(timeout=20)
    assert (child.returncode, said) == (0, b"")
    assert callable(main)
