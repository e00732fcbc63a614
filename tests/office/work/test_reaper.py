from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django_tasks_db.models import DBTaskResult

from yijian.office.framework import clock
from yijian.office.work import lease
from yijian.office.work.models import JobState, Lease
from yijian.office.work.reaper import prune, reap

LATER = timedelta(seconds=settings.LIMIT["LEASE_SECONDS"] + 1)


def test_a_living_worker_is_left_alone(running) -> None:
    job, now = running(), clock.now()
    lease.take(job.pk, "a", now)
    assert reap(now) == 0
    job.refresh_from_db()
    assert job.state == JobState.RUNNING


def test_a_silent_one_loses_the_job(running) -> None:
    job, now = running(), clock.now()
    lease.take(job.pk, "a", now)
    assert reap(now + LATER) == 1
    job.refresh_from_db()
    assert job.state == JobState.QUEUED
    assert not Lease.objects.exists()


def test_too_often_and_it_fails(running, doing) -> None:
    job, attempts = running(), settings.LIMIT["JOB_ATTEMPTS"]
    type(job).objects.get(pk=job.pk)
    for _ in range(attempts - 1):
        assert reap(clock.now()) == 1
        _begin(job)
    reap(clock.now())
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert doing.ended == [("failed", job.message)]


def _begin(job) -> None:
    from yijian.office.work.actions.begin_job import begin_job
    from yijian.office.work.runner import system_actor

    job.refresh_from_db()
    begin_job(actor=system_actor(job), subject=job.pk, revision=job.revision)


def test_a_job_without_a_task_is_queued_anew(queued) -> None:
    """The worker was killed after it took the task and before it took the lease."""
    queued()
    now = clock.now()
    assert reap(now) == 0
    task = DBTaskResult.objects.get()
    task.claim("worker that dies")
    assert reap(now) == 0
    assert reap(now + LATER) == 1
    assert DBTaskResult.objects.filter(status="READY").count() == 1
    assert reap(now + LATER) == 0


def test_what_somebody_holds_is_not_queued_anew(queued) -> None:
    job, now = queued(), clock.now()
    DBTaskResult.objects.all().delete()
    lease.take(job.pk, "a", now + LATER)
    assert reap(now + LATER) == 0


def test_old_rows_of_the_queue_are_forgotten(queued) -> None:
    queued()
    queued()
    done = DBTaskResult.objects.first()
    done.set_successful("done")
    prune(clock.now() + timedelta(days=13))
    assert DBTaskResult.objects.count() == 2
    prune(clock.now() + timedelta(days=15))
    assert DBTaskResult.objects.count() == 1
