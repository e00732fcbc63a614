from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from benchmarks.make_findings import make
from tests.office.monitor.actions.given import begin_import
from tests.office.monitor.found import make_run
from yijian.office.monitor.loading.folders import run_folder
from yijian.office.monitor.models import Finding, Run, RunState, Upload, UploadState
from yijian.office.monitor.tasks import audit, import_file, put_aside, settle
from yijian.office.work.actions.queue_job import queue_job
from yijian.office.work.actions.withdraw_job import withdraw_job
from yijian.office.work.handlers import HANDLERS
from yijian.office.work.models import Job, JobState
from yijian.office.work.runner import work_on

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def test_the_kinds_of_monitoring() -> None:
    assert HANDLERS["import"].handle is import_file
    assert HANDLERS["import"].ended is settle
    assert HANDLERS["run"].handle is audit
    assert HANDLERS["run"].ended is put_aside


def test_an_import_from_the_queue_to_its_upload(actor) -> None:
    upload = begin_import(actor)
    assert work_on(upload.job_id) == "done"
    upload.refresh_from_db()
    assert (upload.state, upload.message) == (UploadState.IMPORTED, "第 1 批：1 行，收下 1 行")
    assert upload.job.message == upload.message


def test_what_cannot_be_imported_is_said_on_the_upload(actor) -> None:
    upload = begin_import(actor, content="a,b\n1,2\n", name="what.csv")
    assert work_on(upload.job_id) == "failed"
    upload.refresh_from_db()
    assert upload.state == UploadState.NOT_TAKEN
    assert "文件名不像任何国家表" in upload.message


def test_a_withdrawn_import_leaves_the_upload_waiting(actor) -> None:
    upload = begin_import(actor)
    job = Job.objects.get(pk=upload.job_id)
    withdraw_job(
        actor=actor("first_reviewer"), subject=job.pk, revision=job.revision, reason="先不导"
    )
    upload.refresh_from_db()
    assert upload.state == UploadState.RECEIVED
    assert work_on(job.pk) == "withdrawn"
    assert not (Path(upload.path).parent / "lakes").exists()


def made_run_job(actor, findings: int = 300) -> Job:
    """A job whose audit is done already: it loads and publishes."""
    job: Job = queue_job(actor=actor("first_reviewer"), kind="run", title="稽核", slot="run")
    make(findings, run_folder("lanzhou", f"job-{job.pk}"))
    return job


def test_a_finished_audit_is_loaded_and_shown(actor) -> None:
    job = made_run_job(actor)
    before = make_run(key="f" * 16)
    assert work_on(job.pk) == "done"
    run = Run.objects.get(job=job)
    assert (run.state, Finding.objects.filter(run=run).count()) == (RunState.VISIBLE, 300)
    before.refresh_from_db()
    assert before.state == RunState.REPLACED
    job.refresh_from_db()
    assert job.result["run"] == run.pk


def test_a_load_that_fails_is_put_aside_and_goes_on_the_next_time(actor) -> None:
    job = made_run_job(actor)
    lines = run_folder("lanzhou", f"job-{job.pk}") / "finding_lines.parquet"
    whole = pq.read_table(lines)
    broken = whole.set_column(0, "finding_id", [["0" * 32] * whole.num_rows])
    pq.write_table(broken, lines)
    assert work_on(job.pk) == "failed"
    job.refresh_from_db()
    assert "疑点明细指向不存在的疑点" in job.message
    run = Run.objects.get()
    assert (run.state, run.loaded) == (RunState.WITHDRAWN, 300)
    assert run.summary["withdrawn"] == job.message
    again = made_run_job(actor)
    assert json.loads((run_folder("lanzhou", f"job-{again.pk}") / "run.json").read_text())
    assert work_on(again.pk) == "done"
    run.refresh_from_db()
    assert (run.state, run.job_id) == (RunState.VISIBLE, again.pk)
    assert Finding.objects.count() == 300


def test_ended_jobs_settle_only_what_is_theirs(actor) -> None:
    upload = begin_import(actor)
    settle(Job(pk=upload.job_id + 100, jurisdiction="lanzhou", state=JobState.FAILED))
    put_aside(Job(pk=1, jurisdiction="lanzhou", state=JobState.DONE))
    assert Upload.objects.get().state == UploadState.IMPORTING
