"""The long work of monitoring: imports and runs."""

from __future__ import annotations

from yijian.office.framework import clock
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.settle_upload import settle_upload
from yijian.office.monitor.actions.withdraw_run import withdraw_run
from yijian.office.monitor.models import Run, RunState, Upload, UploadState
from yijian.office.work.handlers import Outcome, handler
from yijian.office.work.models import Job, JobState
from yijian.office.work.progress import Tell


def settle(job: Job) -> None:
    """The import has ended: its upload says how, in the same transaction."""
    upload = Upload.objects.filter(job_id=job.pk, state=UploadState.IMPORTING).first()
    if upload is not None:
        actor = Actor.system(job.jurisdiction, job.finished_at or clock.now())
        settle_upload(actor=actor, subject=upload.pk, revision=upload.revision, job=job)


@handler("import", title="导入上传的文件", ended=settle, page="monitor:imports")
def import_file(job: Job, tell: Tell) -> Outcome:
    """Import the upload that the job names."""
    from yijian.office.monitor.loading.importing import import_upload

    return import_upload(Upload.objects.get(pk=job.parameters["upload"]), tell)


def put_aside(job: Job) -> None:
    """The run has ended: what it loaded only in part is put aside; loading again goes on there."""
    if job.state == JobState.DONE:
        return
    actor = Actor.system(job.jurisdiction, job.finished_at or clock.now())
    for run in Run.objects.filter(job_id=job.pk, state=RunState.LOADING):
        withdraw_run(actor=actor, subject=run.pk, revision=run.revision, reason=job.message)


@handler("run", title="稽核", ended=put_aside, page="monitor:runs")
def audit(job: Job, tell: Tell) -> Outcome:
    """Run the audit, load what it found, show it."""
    from yijian.office.monitor.loading.running import run_job

    return run_job(job, tell)
