"""The reaper: jobs whose worker has gone silent go back to the queue."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from yijian.kernel.errors import YijianError
from yijian.office.framework.actor import Actor
from yijian.office.work import lease
from yijian.office.work.actions.return_job import return_job
from yijian.office.work.models import Job, JobState
from yijian.office.work.tasks import enqueue, run_job

log = logging.getLogger(__name__)
_KEPT = timedelta(days=14)


def reap(at: datetime) -> int:
    """Return what nobody is at any more; how many jobs were returned or queued anew.

    Running jobs without a living lease are returned (or fail when that has happened too often);
    jobs that wait while no task of the queue stands for them are put into the queue again.
    """
    found = 0
    for job in Job.objects.filter(state=JobState.RUNNING).order_by("id"):
        found += _returned(job, at)
    waiting = set(Job.objects.filter(state=JobState.QUEUED).values_list("id", flat=True))
    for job_id in sorted(waiting - _expected(at)) if waiting else ():
        if not lease.held(job_id, at):
            enqueue(job_id)
            found += 1
    return found


def prune(at: datetime) -> None:
    """Forget finished rows of the queue; the jobs themselves stay."""
    DBTaskResult.objects.finished().filter(finished_at__lt=at - _KEPT).delete()


def _returned(job: Job, at: datetime) -> bool:
    holder = lease.new_holder()
    if not lease.take(job.pk, holder, at):
        return False
    try:
        with suppress(YijianError):  # ended or taken up in between
            actor = Actor.system(job.jurisdiction, at)
            return_job(actor=actor, subject=job.pk, revision=job.revision)
            log.warning("后台工作 %s 的办理进程已失去联系，已收回", job.pk)
            return True
    finally:
        lease.release(job.pk, holder)
    return False


def _expected(at: datetime) -> set[int]:
    """Jobs for which the queue holds a task that waits, or one that was taken up just now."""
    recent = at - timedelta(seconds=settings.LIMIT["LEASE_SECONDS"])
    tasks = DBTaskResult.objects.filter(task_path=run_job.module_path)
    with transaction.atomic():
        waiting = tasks.filter(status="READY").values_list("args_kwargs", flat=True)
        begun = tasks.filter(status="RUNNING", started_at__gte=recent)
        named = [*waiting, *begun.values_list("args_kwargs", flat=True)]
    return {int(args["args"][0]) for args in named}
