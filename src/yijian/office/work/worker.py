"""``python -m yijian.office.work.worker``: the process that does the background work."""

from __future__ import annotations

import os
from contextlib import suppress

from yijian.office.project.setup import start_django

NICENESS = 5
"""Background work lets the pages go first where the processors are busy."""


def main() -> None:
    """Work for the office of ``YIJIAN_HOME`` until told to end."""
    step_back()
    start_django()
    from yijian.office.work.loop import run_worker

    run_worker()


def step_back() -> None:
    """Lower the priority of this process, and of those it starts."""
    with suppress(OSError):
        os.nice(NICENESS)


if __name__ == "__main__":
    main()
