"""The audit is to be run over the lake."""

from __future__ import annotations

from datetime import date
from typing import Any

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.lake_filled import lake_filled
from yijian.office.monitor.guards.rules_in_force import rules_in_force
from yijian.office.monitor.guards.run_dates import run_dates
from yijian.office.monitor.guards.run_free import run_free
from yijian.office.work.actions.queue_job import queue_job
from yijian.office.work.models import Job
from yijian.office.work.selectors import at_work

_IMPORTING = "有一批数据正在导入；稽核开始时尚未导入完的数据不计入本次稽核"


@action(
    "monitor.start_run", title="开始稽核", guards=(run_dates, run_free, lake_filled, rules_in_force)
)
def start_run(*, actor: Actor, date_from: date | None = None, date_to: date | None = None) -> Job:
    """Queue a run over the fee dates given, both inclusive; without them over everything."""
    parameters: dict[str, Any] = {
        "from": date_from.isoformat() if date_from else None,
        "to": date_to.isoformat() if date_to else None,
    }
    importing = at_work(actor.jurisdiction, "import")
    job = queue_job(
        actor=actor,
        kind="run",
        title=_title(date_from, date_to),
        parameters=parameters,
        slot="run",
        message=_IMPORTING if importing else "",
    )
    note(subject=f"work.job:{job.pk}")
    return job


def _title(first: date | None, last: date | None) -> str:
    if first is None and last is None:
        return "稽核：全部费用"
    if first is None:
        return f"稽核：截至 {last} 的费用"
    if last is None:
        return f"稽核：{first} 起的费用"
    return f"稽核：{first} 至 {last} 的费用"
