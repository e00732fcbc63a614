"""A run from beginning to end: audit, load, publish."""

from __future__ import annotations

import shutil

from yijian.claims.lake import Lake
from yijian.office.framework import clock
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.open_run import open_run
from yijian.office.monitor.actions.publish_run import publish_run
from yijian.office.monitor.loading.auditing import audit
from yijian.office.monitor.loading.folders import lake_folder, run_folder
from yijian.office.monitor.loading.load import load_run
from yijian.office.monitor.models import Run, RunState
from yijian.office.monitor.rulebook.beside import judge_candidates, settle_live
from yijian.office.monitor.rulebook.publishing import publish_rules
from yijian.office.monitor.rulebook.registering import register_shipped
from yijian.office.work.handlers import Outcome
from yijian.office.work.heartbeat import Withdrawn
from yijian.office.work.models import Job
from yijian.office.work.progress import Tell
from yijian.office.work.selectors import at_work


def run_job(job: Job, tell: Tell) -> Outcome:
    """Do a job of the kind ``run``; ``result``: ``run`` (its number), ``key``, ``findings``.

    Withdrawn while it is at work, it leaves neither a folder nor anything that can be seen. Once
    the run is seen the candidates are judged beside it; what becomes of them changes it no more.
    """
    register_shipped(job.jurisdiction, clock.now())
    folder = run_folder(job.jurisdiction, f"job-{job.pk}")
    try:
        audit(job, folder, tell)
    except Withdrawn:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    settle_live(folder)
    run = open_run(actor=_system(job), folder=folder, job=job)
    load_run(run, tell, lake=lake_folder(job.jurisdiction))
    tell.check()
    published = publish(run)
    publish_rules(job.jurisdiction)
    said = "；".join([_message(published), *judge_candidates(job, published, folder, tell)])
    return Outcome(said, {
        "run": run.pk, "key": run.key, "findings": run.findings, "lines": run.lines,
        "lake_version": run.summary["lake_version"],
    })  # fmt: skip


def publish(run: Run) -> Run:
    """Make a loaded run the visible one; nothing happens where it is that already."""
    run = Run.objects.get(pk=run.pk)
    if run.state == RunState.VISIBLE:
        return run
    actor = Actor.system(run.jurisdiction, clock.now())
    made: Run = publish_run(actor=actor, subject=run.pk, revision=run.revision)
    return made


def _system(job: Job) -> Actor:
    return Actor.system(job.jurisdiction, clock.now())


def _message(run: Run) -> str:
    version = run.summary["lake_version"]
    said = (
        f"费用明细 {run.lines:,} 行，疑点 {run.findings:,} 条，"
        f"涉及基金 {run.counted_fund_amount:,} 元；所用数据为数据湖第 {version} 版"
    )
    lake = Lake(lake_folder(run.jurisdiction))
    if lake.exists and lake.snapshot().version > version:
        return f"{said}，其后导入的数据未计入"
    if at_work(run.jurisdiction, "import"):
        return f"{said}，正在导入的数据未计入"
    return said
