"""A finished run of the audit is about to be loaded."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from yijian.kernel.errors import Refused
from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.loading.folders import kept
from yijian.office.monitor.loading.summary import read_summary
from yijian.office.monitor.models import Run, RunState
from yijian.office.work.models import Job


@action("monitor.open_run", title="开始装入运行", secret=("job",))
def open_run(*, actor: Actor, folder: Path, job: Job | None = None) -> Run:
    """The row of the run in ``folder``: a new one, or the one that knows this run already.

    A run that was withdrawn while loading goes on where it stopped; one that was loaded stays as
    it is. The row then belongs to ``job``, whose process alone may load it.

    Raises:
        Refused: no finished run there, or one of another jurisdiction.
    """
    said = read_summary(folder)
    if said["jurisdiction"] != actor.jurisdiction:
        raise Refused(
            "load.jurisdiction",
            f"这次运行属于 {said['jurisdiction']}，不能装入 {actor.jurisdiction} 的数据",
        )
    run = Run.objects.select_for_update().filter(
        jurisdiction=actor.jurisdiction, key=said["run_id"]
    ).first() or Run(
        jurisdiction=actor.jurisdiction,
        key=said["run_id"],
        state=RunState.LOADING,
        created_at=actor.at,
        date_from=_day(said.get("from")),
        date_to=_day(said.get("to")),
        lines=said["lines"],
        findings=said["findings"],
        fee_amount=Decimal(said["fee_amount"]),
        counted_fund_amount=Decimal(said["counted_fund_amount"]),
        summary=said,
    )
    run.job, run.folder = job, kept(folder)
    if not run.summary.get("loaded"):
        run.state = RunState.LOADING
    run.revision += 1 if run.pk else 0
    run.save()
    note(subject=f"monitor.run:{run.pk}", key=run.key, state=run.state)
    return run


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
