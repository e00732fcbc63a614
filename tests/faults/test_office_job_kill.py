"""Background work whose processes are killed: it is taken up again, and done once."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.office import (
    START_IMPORT,
    START_RUN,
    Office,
    filled,
    installed,
    made_run,
    office_in,
)
from tests.faults.running import alive, children, kill
from yijian.claims.lake import Lake

STATE = "SELECT state FROM work_job"
BEGUN = "SELECT count(*) FROM trail_entry WHERE event = 'work.begin_job' AND outcome = 'done'"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return installed(tmp_path_factory.mktemp("ground") / "home")


@pytest.fixture
def office(template: Path, tmp_path: Path) -> Iterator[Office]:
    yield from office_in(template, tmp_path / "home")


def done(office: Office) -> bool:
    return office.wait(lambda: office.one(STATE) in ("done", "failed")) and (
        office.one(STATE) == "done"
    )


def audit_of(worker: subprocess.Popen[bytes]) -> list[int]:
    """The audit's processes below a worker."""
    first = children(worker.pid)
    return [*first, *(pid for child in first for pid in children(child))]


def test_a_worker_killed_during_the_audit(office: Office) -> None:
    filled(office)
    job = office.run(START_RUN)
    out = office.home / "runs" / "lanzhou" / f"job-{job}"
    worker = office.worker()
    assert office.wait((out / ".run" / "plan.json").exists, worker)
    orphans = office.wait(lambda: audit_of(worker), worker)
    kill(worker.pid)
    worker.communicate()
    office.wait(lambda: not any(alive(pid) for pid in orphans))
    assert office.one(STATE) == "running"
    office.worker()
    assert done(office), office.one("SELECT message FROM work_job")
    assert office.ask("SELECT state, lines FROM monitor_run") == [("visible", 6)]
    assert office.one("SELECT attempts FROM work_job") == 2
    returned = "SELECT count(*) FROM trail_entry WHERE event = 'work.return_job'"
    assert office.one(returned) == 1
    assert office.one("SELECT count(*) FROM work_lease") == 0


def test_a_worker_killed_during_the_load(office: Office) -> None:
    filled(office)
    job = office.run(START_RUN)
    made_run(office.home / "runs" / "lanzhou" / f"job-{job}", 3_000)
    worker = office.worker()
    assert office.wait(lambda: (office.one("SELECT loaded FROM monitor_run") or 0) > 500, worker)
    kill(worker.pid)
    worker.communicate()
    assert office.one("SELECT state FROM monitor_run") == "loading"
    office.worker()
    assert done(office)
    assert office.one("SELECT count(*) FROM monitor_finding") == 3_000
    assert office.one("SELECT state FROM monitor_run") == "visible"


def test_a_worker_killed_during_an_import(office: Office, tmp_path: Path) -> None:
    rows = "".join(f"P{i},人{i}\n" for i in range(300_000))
    (tmp_path / "psn_info_b.csv").write_text(f"psn_no,psn_name\n{rows}", encoding="utf-8")
    office.run(START_IMPORT, str(tmp_path / "psn_info_b.csv"))
    lake = office.home / "lakes" / "lanzhou"
    worker = office.worker()
    assert office.wait(lambda: any(lake.glob("staging/*/work.duckdb")), worker)
    kill(worker.pid)
    worker.communicate()
    assert office.one("SELECT state FROM monitor_upload") == "importing"
    office.worker()
    assert done(office), office.one("SELECT message FROM work_job")
    assert office.one("SELECT state FROM monitor_upload") == "imported"
    assert Lake(lake).snapshot().rows("psn_info_b") == 300_000
    assert Lake(lake).snapshot().version == 1


@pytest.mark.parametrize("with_lease", [False, True])
def test_a_worker_killed_between_the_queue_and_the_work(office: Office, with_lease: bool) -> None:
    filled(office)
    job = office.run(START_RUN)
    made_run(office.home / "runs" / "lanzhou" / f"job-{job}", 100)
    taking = f"""
from django_tasks_db.models import DBTaskResult
from yijian.office.work import lease
DBTaskResult.objects.get().claim("one that dies")
if {with_lease}:
    assert lease.take({job}, lease.new_holder(), clock.now())
os.kill(os.getpid(), signal.SIGKILL)
"""
    assert office.script(taking).wait(60) == -9
    assert office.one(STATE) == "queued"
    office.worker()
    assert done(office)
    assert office.one(BEGUN) == 1


def test_two_workers_and_three_tasks_do_the_job_once(office: Office) -> None:
    filled(office)
    office.environment["YIJIAN_LEASE_SECONDS"] = "60"  # nobody dies: a slow disk is no silence
    job = office.run(START_RUN)
    made_run(office.home / "runs" / "lanzhou" / f"job-{job}", 2_000)
    office.run(f"from yijian.office.work.tasks import enqueue\nenqueue({job})\nenqueue({job})")
    workers = [office.worker() for _ in range(2)]
    assert done(office)
    tasks = "SELECT status, traceback FROM django_tasks_database_dbtaskresult"
    waiting = f"{tasks} WHERE status IN ('READY', 'RUNNING')"
    office.wait(lambda: office.one(waiting) is None or any(worker.poll() for worker in workers))
    assert set(office.ask(tasks)) == {("SUCCESSFUL", "")}
    assert (office.one(BEGUN), office.one("SELECT attempts FROM work_job")) == (1, 1)
    assert office.one("SELECT count(*) FROM monitor_finding") == 2_000
    answers = {
        row[0] for row in office.ask("SELECT return_value FROM django_tasks_database_dbtaskresult")
    }
    assert answers <= {'"done"', '"busy"'}
    assert all(worker.poll() is None for worker in workers)


def test_a_worker_outlives_a_database_held_longer_than_it_waits(office: Office) -> None:
    filled(office)
    job = office.run(START_RUN)
    made_run(office.home / "runs" / "lanzhou" / f"job-{job}", 100)
    with office.locked():
        worker = office.worker()
        time.sleep(15)  # the office waits ten seconds for the database
    assert done(office)
    assert worker.poll() is None
    assert office.one(BEGUN) == 1


def test_two_runs_asked_for_at_once(office: Office) -> None:
    filled(office)
    pair = [office.script(START_RUN) for _ in range(2)]
    told = sorted(child.communicate(timeout=120)[0].decode().strip() for child in pair)
    assert told == ["1", "work.busy"]
    assert office.one("SELECT count(*) FROM work_job") == 1
    refused = "SELECT count(*) FROM trail_entry WHERE outcome = 'refused'"
    assert office.one(refused) >= 1


def test_a_job_withdrawn_at_work_leaves_no_process_and_no_folder(office: Office) -> None:
    filled(office)
    job = office.run(START_RUN)
    out = office.home / "runs" / "lanzhou" / f"job-{job}"
    worker = office.worker()
    assert office.wait((out / ".run" / "plan.json").exists, worker)
    below = office.wait(lambda: audit_of(worker), worker)
    withdraw = """
from yijian.office.work.actions.withdraw_job import withdraw_job
from yijian.office.work.models import Job
job = Job.objects.get()
withdraw_job(actor=actor, subject=job.pk, revision=job.revision, reason="日期选错了")
"""
    reviewer = START_RUN.split("from yijian.office.monitor")[0]
    office.run(reviewer + withdraw)
    office.wait(lambda: not any(alive(pid) for pid in below))
    office.wait(lambda: not out.exists())
    office.wait(lambda: office.one("SELECT count(*) FROM work_lease") == 0)
    assert office.one(STATE) == "withdrawn"
    assert office.one("SELECT count(*) FROM monitor_run") == 0
    assert worker.poll() is None


def test_a_worker_asked_to_end_gives_the_job_back_at_once(office: Office) -> None:
    filled(office)
    job = office.run(START_RUN)
    made_run(office.home / "runs" / "lanzhou" / f"job-{job}", 5_000)
    worker = office.worker()
    assert office.wait(lambda: (office.one("SELECT loaded FROM monitor_run") or 0) > 300, worker)
    worker.terminate()
    worker.communicate(timeout=30)
    assert worker.returncode == 0
    assert office.ask("SELECT state, attempts FROM work_job") == [("queued", 0)]
    office.worker()
    assert done(office)
    assert office.one("SELECT count(*) FROM monitor_finding") == 5_000
