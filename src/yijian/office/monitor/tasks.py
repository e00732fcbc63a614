"""The long work of monitoring: imports, runs, trials of rules."""

from __future__ import annotations

from yijian.office.framework import clock
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.keep_cases import keep_cases
from yijian.office.monitor.actions.keep_trial import keep_trial
from yijian.office.monitor.actions.settle_upload import settle_upload
from yijian.office.monitor.actions.withdraw_run import withdraw_run
from yijian.office.monitor.models import Run, RunState, Upload, UploadState
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.work.handlers import Outcome, handler
from yijian.office.work.models import Job, JobState
from yijian.office.work.progress import Tell, job_folder


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


from yijian.office.monitor import knowledge_tasks  # noqa: E402, F401 - its handlers


def keep_report(job: Job) -> None:
    """The cases of a version have been run: the version says how, in the same transaction."""
    row = RuleVersion.objects.filter(pk=job.parameters["version"]).first()
    if row is not None and job.state == JobState.DONE:
        actor = Actor.system(job.jurisdiction, job.finished_at or clock.now())
        keep_cases(actor=actor, subject=row.pk, revision=row.revision, job=job)


@handler("rule_cases", title="跑用例", ended=keep_report, page="monitor:rule_versions")
def rule_cases(job: Job, tell: Tell) -> Outcome:
    """Run the cases of a version."""
    from yijian.office.monitor.rulebook.trying import run_cases_job

    return run_cases_job(job, tell)


def keep_comparison(job: Job) -> None:
    """A trial has ended well: what it found is kept."""
    row = RuleVersion.objects.filter(pk=job.parameters["version"]).first()
    if row is None or job.state != JobState.DONE:
        return
    keep_trial(
        actor=Actor.system(job.jurisdiction, job.finished_at or clock.now()),
        version=row,
        kind=job.parameters["kind"],
        digest=job.parameters["digest"],
        asked={name: job.parameters[name] for name in ("from", "to", "institutions")},
        result=job.result,
        folder=job_folder(job.pk),
        job=job,
    )


@handler("rule_trial", title="规则试跑", ended=keep_comparison, page="monitor:rule_versions")
def rule_trial(job: Job, tell: Tell) -> Outcome:
    """Try a version beside the live one."""
    from yijian.office.monitor.rulebook.trying import run_trial_job

    return run_trial_job(job, tell)


@handler("rule_bench", title="规则测速", page="monitor:rule_quality")
def rule_bench(job: Job, tell: Tell) -> Outcome:
    """Measure what the rules cost."""
    from yijian.office.monitor.rulebook.trying import run_bench_job

    return run_bench_job(job, tell)
