"""A command measured as a whole: seconds from cold process to exit, peak memory of its tree."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

import psutil

_EVERY = 0.05


@dataclass(frozen=True)
class Measured:
    """Wall seconds, and the peak of the summed resident memory of the process and its children."""

    seconds: float
    peak_bytes: int
    code: int


def measure(command: Sequence[str]) -> Measured:
    """Run a command and measure it."""
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peak = [0]
    stop = threading.Event()

    def watch() -> None:
        while not stop.wait(_EVERY):
            peak[0] = max(peak[0], _tree(child.pid))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    code = child.wait()
    seconds = time.perf_counter() - began
    stop.set()
    watcher.join()
    return Measured(seconds, peak[0], code)


def _tree(pid: int) -> int:
    try:
        parent = psutil.Process(pid)
        members = [parent, *parent.children(recursive=True)]
    except psutil.Error:
        return 0
    total = 0
    for member in members:
        try:
            total += member.memory_info().rss
        except psutil.Error:
            continue
    return total
