"""Keeping processes alive: start them, start the fallen ones again, end them all together."""

from __future__ import annotations

import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from yijian.office.work.child import kill_group, start_child

GRACE = 20.0
"""Seconds in which a process may end by itself."""
_LOOK = 0.2
_LONGEST_PAUSE = 30.0
_STEADY = 60.0


@dataclass
class Service:
    """A process to keep alive: its Chinese title, the Python module and the words it is given."""

    title: str
    module: str
    words: Sequence[str] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass
class _Running:
    service: Service
    child: subprocess.Popen[bytes]
    began: float
    pause: float = 1.0
    due: float | None = None


class Supervisor:
    """Services at work; :meth:`run` returns when told to stop, by a signal or by :meth:`stop`."""

    def __init__(self, services: Sequence[Service], say: Callable[[str], None]) -> None:
        self.say = say
        self._ended = threading.Event()
        self._running: list[_Running] = []
        for service in services:
            self.add(service)

    def add(self, service: Service) -> None:
        """Start one more and keep it alive with the others."""
        self._running.append(_Running(service, _started(service), time.monotonic()))

    def stop(self, *_: object) -> None:
        """Ask everything to end."""
        self._ended.set()

    def run(self) -> None:
        """Watch until told to stop, then end all."""
        try:
            while not self._ended.wait(_LOOK):
                for it in self._running:
                    self._look(it)
        finally:
            self.end()

    @property
    def stopping(self) -> bool:
        """Whether it was told to stop."""
        return self._ended.is_set()

    def end(self) -> None:
        """End all: asked first, killed after :data:`GRACE`."""
        for it in self._running:
            with suppress(ProcessLookupError):
                it.child.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + GRACE
        for it in self._running:
            with suppress(subprocess.TimeoutExpired):
                it.child.wait(max(0.0, deadline - time.monotonic()))
            kill_group(it.child)

    def _look(self, it: _Running) -> None:
        now = time.monotonic()
        if it.due is not None:
            if now >= it.due:
                it.child, it.began, it.due = _started(it.service), now, None
            return
        if it.child.poll() is None:
            return
        kill_group(it.child)  # what it had started itself
        it.pause = 1.0 if now - it.began > _STEADY else min(_LONGEST_PAUSE, it.pause * 2)
        it.due = now + it.pause
        self.say(f"{it.service.title}意外退出（{_why(it.child)}），{it.pause:.0f} 秒后重新启动")


def _started(service: Service) -> subprocess.Popen[bytes]:
    return start_child(service.module, service.words, environment=service.environment)


def _why(child: subprocess.Popen[bytes]) -> str:
    code = child.returncode
    return f"被信号 {-code} 终止" if code < 0 else f"退出码 {code}"


def stop_on_signals(supervisor: Supervisor) -> None:
    """SIGTERM and SIGINT end the supervisor and its services in order."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, supervisor.stop)
