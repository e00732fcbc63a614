"""``python -m yijian.office.monitor.loading.by_hand JURISDICTION FOLDER [LAKE]``: load a run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from yijian.kernel.errors import Refused
from yijian.office.work.answering import answer, said
from yijian.office.work.preparing import migrate
from yijian.office.work.worker import step_back


def load_by_hand(arguments: Sequence[str]) -> dict[str, Any]:
    """Load the run in a folder and show it; arguments: jurisdiction, folder, lake (may lack).

    Answers ``{"run", "key", "findings", "finding_lines", "state"}``.

    Raises:
        Refused: no finished run of this jurisdiction there, or another process is loading it.
    """
    migrate()
    from yijian.office.framework import clock
    from yijian.office.framework.actor import Actor
    from yijian.office.monitor.actions.open_run import open_run
    from yijian.office.monitor.loading.folders import lake_folder
    from yijian.office.monitor.loading.load import load_run
    from yijian.office.monitor.loading.running import publish
    from yijian.office.work.heartbeat import LeaseLost

    jurisdiction, folder = arguments[0], Path(arguments[1])
    lake = Path(arguments[2]) if len(arguments) > 2 else lake_folder(jurisdiction)
    actor = Actor.system(jurisdiction, clock.now())
    run = open_run(actor=actor, folder=folder)
    try:
        load_run(run, _Spoken(), lake=lake)
    except LeaseLost:
        raise Refused("load.busy", "另一个程序正在装入这次运行；请等它结束") from None
    shown = publish(run)
    return {
        "run": shown.pk,
        "key": shown.key,
        "findings": shown.findings,
        "finding_lines": shown.loaded_lines,
        "state": shown.state,
    }


class _Spoken:
    """Progress to the one who called the command, instead of into a job's file."""

    step = ""

    def check(self) -> None:
        """Nobody can withdraw this but by ending the process."""

    def __call__(self, done: int, total: int, said_: str = "") -> None:
        """Say where it is."""
        said(f"{self.step} {said_}".strip(), done / total if total else None)


if __name__ == "__main__":
    step_back()
    sys.exit(answer(load_by_hand, sys.argv[1:]))
