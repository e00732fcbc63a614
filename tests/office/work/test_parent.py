from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.faults.running import kill
from tests.office.work.test_child import ended, wait_for

INNER = """
import os, signal, sys, time
from pathlib import Path
from yijian.office.work.parent import leave_with
here = Path(sys.argv[1])
signal.signal(signal.SIGTERM, lambda *_: (here.with_name("asked").touch(), sys.exit(0)))
leave_with(os.getppid())
here.write_text(str(os.getpid()))
time.sleep(60)
"""
OUTER = """
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", sys.argv[1], sys.argv[2]])
time.sleep(60)
"""


def test_it_is_asked_to_end_when_the_parent_is_gone(tmp_path: Path) -> None:
    here = tmp_path / "pid"
    outer = subprocess.Popen([sys.executable, "-c", OUTER, INNER, str(here)])
    wait_for(here)
    pid = int(here.read_text())
    kill(outer.pid)
    outer.wait()
    try:
        assert ended(pid)
        assert (tmp_path / "asked").exists()
    finally:
        kill(pid)
