"""A command measured as a whole: wall and processor seconds, peak memory of its process tree."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

import psutil

_EVERY = 0.2
"""Seconds between looks: oftener costs a twentieth of a processor, which the run then lacks."""


@dataclass(frozen=True)
class Measured:
    """Wall and processor seconds, and the peak of the tree's summed resident memory.

    Processor seconds are what each process of the tree was last seen to have used: they move
    less than wall seconds when the machine is shared.
    """

    seconds: float
    cpu_seconds: float
    peak_bytes: int
    code: int


def measure(command: Sequence[str]) -> Measured:
    """Run a command and measure it."""
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peak = [0]
    used: dict[tuple[int, float], float] = {}
    stop = threading.Event()

    def watch() -> None:
        while not stop.wait(_EVERY):
            peak[0] = max(peak[0], _tree(child.pid, used))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    code = child.wait()
    seconds = time.perf_counter() - began
    stop.set()
    watcher.join()
    return Measured(seconds, sum(used.values()), peak[0], code)


def _tree(pid: int, used: dict[tuple[int, float], float]) -> int:
    try:
        parent = psutil.Process(pid)
        members = [parent, *parent.children(recursive=True)]
    except psutil.Error:
        return 0
    total = 0
    for member in members:
        try:
            total += member.memory_info().rss
            spent = member.cpu_times()
            used[member.pid, member.create_time()] = spent.user + spent.system
        except psutil.Error:
            continue
    return total
