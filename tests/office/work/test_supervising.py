from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from tests.faults.running import alive, kill
from tests.office.work.test_child import ended, wait_for
from yijian.office.work.supervising import Service, Supervisor, stop_on_signals


@pytest.fixture
def servant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module that notes the numbers of its processes, one file a start, and waits."""
    (tmp_path / "servant.py").write_text(
        "import os, sys, time\n"
        "from pathlib import Path\n"
        "folder = Path(sys.argv[1])\n"
        "(folder / f'pid-{os.getpid()}').write_text(os.environ.get('WORD', ''))\n"
        "time.sleep(60)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "here").mkdir()
    return tmp_path / "here"


def pids(folder: Path) -> set[int]:
    return {int(path.name.removeprefix("pid-")) for path in folder.glob("pid-*")}


def wait_until(folder: Path, count: int) -> set[int]:
    deadline = time.monotonic() + 20
    while len(pids(folder)) < count:
        assert time.monotonic() < deadline, "too slow"
        time.sleep(0.02)
    return pids(folder)


def test_the_fallen_is_started_again_and_all_end_together(servant: Path) -> None:
    said: list[str] = []
    service = Service("后台工作", "servant", [str(servant)], {"WORD": "hello"})
    supervisor = Supervisor([service, service], said.append)
    thread = threading.Thread(target=supervisor.run)
    thread.start()
    try:
        first = wait_until(servant, 2)
        kill(min(first))
        every = wait_until(servant, 3)
        assert said == ["后台工作意外退出（被信号 9 终止），2 秒后重新启动"]
        assert (servant / f"pid-{max(every - first)}").read_text() == "hello"
    finally:
        supervisor.stop()
        thread.join(30)
    assert not any(alive(pid) for pid in pids(servant))
    assert supervisor.stopping


def test_a_signal_stops_it(servant: Path) -> None:
    supervisor = Supervisor([Service("x", "servant", [str(servant)])], lambda _: None)
    before = {it: signal.getsignal(it) for it in (signal.SIGTERM, signal.SIGINT)}
    stop_on_signals(supervisor)
    try:
        (pid,) = wait_until(servant, 1)
        threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGTERM)).start()
        supervisor.run()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        supervisor.end()
    assert ended(pid)
    wait_for(servant)
