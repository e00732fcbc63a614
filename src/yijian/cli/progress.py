"""A progress bar on standard error for whatever takes longer than two seconds."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from yijian.cli.screen import console, warn
from yijian.cli.words import lasting

PATIENCE = 2.0
"""Seconds before anything is shown."""
LINE_EVERY = 10.0
"""Seconds between two lines where standard error is no terminal."""


class Bar:
    """Called with what is being done and how far (0 to 1); shown when it takes long."""

    def __init__(self, title: str, words: Callable[[str], str]) -> None:
        self.title, self.words = title, words
        self.what = ""
        self.share: float | None = None
        self.interrupted = False
        self.began = time.perf_counter()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._show, daemon=True)
        self._thread.start()

    def __call__(self, what: str, share: float | None = None) -> None:
        """Take notice of where the work is.

        Raises:
            KeyboardInterrupt: Ctrl-C was pressed and Python dropped it, as in a destructor.
        """
        if self.interrupted:
            raise KeyboardInterrupt
        self.what = self.words(what)
        self.share = share

    def end(self) -> None:
        """Take the bar away."""
        self._ended.set()
        self._thread.join()

    def _show(self) -> None:
        if self._ended.wait(PATIENCE):
            return
        if sys.stderr.isatty():
            self._draw()
            return
        while True:
            share = "" if self.share is None else f" {self.share:.0%}"
            took = lasting(time.perf_counter() - self.began)
            warn(f"{self.title} {self.what}{share}".rstrip() + f"（已用 {took}）")
            if self._ended.wait(LINE_EVERY):
                return

    def _draw(self) -> None:
        from rich.progress import (
            BarColumn,
            Progress,
            SpinnerColumn,
            TaskProgressColumn,
            TextColumn,
            TimeElapsedColumn,
        )

        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TaskProgressColumn(),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=console(errors=True), transient=True) as live:
            task = live.add_task(self.title, total=None)
            while not self._ended.wait(0.1):
                total = None if self.share is None else 1.0
                live.update(
                    task,
                    description=f"{self.title} {self.what}",
                    total=total,
                    completed=self.share or 0.0,
                )


@contextmanager
def progress(title: str, words: Callable[[str], str] = str) -> Iterator[Bar]:
    """A bar for the work inside; ``words`` turns the name of a step into Chinese."""
    bar = Bar(title, words)
    try:
        with _noticing(bar):
            yield bar
    finally:
        bar.end()


@contextmanager
def _noticing(bar: Bar) -> Iterator[None]:
    """Ctrl-C does what it did, and the bar knows of it; only the main thread may ask for that."""
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(before):
        yield
        return

    def noticed(number: int, frame: FrameType | None) -> None:
        bar.interrupted = True
        before(number, frame)

    signal.signal(signal.SIGINT, noticed)
    try:
        yield
    finally:
        if signal.getsignal(signal.SIGINT) is noticed:
            signal.signal(signal.SIGINT, before)
