from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults.running import alive, kill
from yijian.office.work.child import kill_group, main, start_child

PARENT = """
import sys, time
from yijian.office.work.child import start_child
child = start_child(sys.argv[1], sys.argv[2:])
print(child.pid, flush=True)
time.sleep(60)
"""


def wait_for(path: Path, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < deadline, "too slow"
        time.sleep(0.02)


def ended(pid: int, seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while alive(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@pytest.fixture
def sleeper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module that starts a process, notes both numbers, and waits."""
    (tmp_path / "sleeper.py").write_text(
        "import os, subprocess, sys, time\n"
        "from pathlib import Path\n"
        "inner = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "here = Path(sys.argv[1])\n"
        "here.with_suffix('.part').write_text(f'{os.getpid()} {inner.pid}')\n"
        "here.with_suffix('.part').rename(here)\n"
        "time.sleep(60)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return tmp_path / "pids"


def test_a_group_ends_as_a_whole(sleeper: Path) -> None:
    child = start_child("sleeper", [str(sleeper)])
    wait_for(sleeper)
    pids = [int(word) for word in sleeper.read_text().split()]
    assert pids[0] == child.pid
    kill_group(child)
    assert all(ended(pid) for pid in pids)
    kill_group(child)


def test_a_child_ends_with_a_parent_that_is_killed(sleeper: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, "sleeper", str(sleeper)], stdout=subprocess.DEVNULL
    )
    wait_for(sleeper)
    child, inner = (int(word) for word in sleeper.read_text().split())
    kill(parent.pid)
    parent.wait()
    try:
        assert ended(child)
    finally:
        kill(child, inner)


def test_the_module_runs_as_if_alone(tmp_path: Path, monkeypatch, capfd) -> None:
    (tmp_path / "alone.py").write_text("import sys\nprint(__name__, sys.argv[1:])\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "argv", ["x"])
    import os

    main([str(os.getppid()), "alone", "a", "b"])
    assert capfd.readouterr().out == "__main__ ['a', 'b']\n"
