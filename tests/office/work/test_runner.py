from __future__ import annotations

import errno
import threading
import time

import pytest
from django.db import OperationalError, connection

from yijian.kernel.errors import Refused
from yijian.office.framework import clock
from yijian.office.framework.actor import Actor
from yijian.office.work import heartbeat, lease
from yijian.office.work.actions.withdraw_job import withdraw_job
from yijian.office.work.handlers import HANDLERS, Outcome
from yijian.office.work.models import Job, JobState, Lease
from yijian.office.work.progress import job_folder
from yijian.office.work.reaper import reap
from yijian.office.work.runner import is_disk_full, system_actor, work_on

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nobody_stops():
    heartbeat.STOPPING.clear()
    yield
    heartbeat.STOPPING.clear()


def test_a_job_is_done_once(queued, doing) -> None:
    job = queued()
    assert work_on(job.pk) == "done"
    job.refresh_from_db()
    assert (job.message, job.result, job.attempts) == ("做好了", {"n": 3}, 1)
    assert not Lease.objects.exists()
    assert work_on(job.pk) == "done"
    assert doing.begun == [job.pk]


def test_two_at_the_same_job_only_one_works(queued, doing) -> None:
    job = queued()
    inside, go_on, answers = threading.Event(), threading.Event(), []

    def slowly(_job, _tell):
        inside.set()
        assert go_on.wait(20)
        return Outcome("慢慢做好了")

    def second() -> None:
        assert inside.wait(20)
        answers.append(work_on(job.pk))
        connection.close()
        go_on.set()

    doing.work = slowly
    other = threading.Thread(target=second)
    other.start()
    assert work_on(job.pk) == "done"
    other.join()
    assert answers == ["busy"]
    assert doing.begun == [job.pk]


def test_a_refusal_ends_it_in_its_own_words(queued, doing) -> None:
    def refuse(_job, _tell):
        raise Refused("x", "这个文件不行；应为 CSV")

    doing.work = refuse
    job = queued()
    assert work_on(job.pk) == "failed"
    job.refresh_from_db()
    assert job.message == "这个文件不行；应为 CSV"
    assert doing.ended == [("failed", job.message)]


def test_an_unforeseen_error_ends_it_with_a_file_for_the_maintainers(queued, doing, caplog) -> None:
    def breaks(_job, _tell):
        raise ZeroDivisionError("one over nothing")

    doing.work = breaks
    job = queued()
    assert work_on(job.pk) == "failed"
    job.refresh_from_db()
    assert job.message.startswith("系统出错（ZeroDivisionError），没有办成；详情在服务器的")
    assert "one over nothing" not in job.message
    assert "one over nothing" in (job_folder(job.pk) / "error.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘空间不足"),
        (OperationalError("database or disk is full"), "磁盘空间不足"),
        (MemoryError(), "内存不足"),
    ],
)
def test_a_full_disk_and_too_little_memory_are_said(queued, doing, caplog, error, words) -> None:
    def breaks(_job, _tell):
        raise error

    doing.work = breaks
    job = queued()
    assert work_on(job.pk) == "failed"
    job.refresh_from_db()
    assert job.message.startswith(words)


def test_a_database_that_fails_for_a_while_ends_no_job(queued, doing) -> None:
    def breaks(_job, _tell):
        raise OperationalError("database is locked")

    doing.work = breaks
    job = queued()
    with pytest.raises(OperationalError):
        work_on(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.RUNNING
    assert not Lease.objects.exists()
    doing.work = lambda _job, _tell: Outcome("后来好了")
    assert reap(clock.now()) == 1
    assert work_on(job.pk) == "done"


def test_a_job_of_an_unknown_kind_fails_in_words(queued, doing) -> None:
    job = queued()
    mine = HANDLERS._items.pop(job.kind)
    try:
        assert work_on(job.pk) == "failed"
    finally:
        HANDLERS._items[job.kind] = mine
    job.refresh_from_db()
    assert "没有办理“of-the-tests”的程序" in job.message


def test_withdrawn_at_work_it_stops_and_stays_withdrawn(queued, doing, actor) -> None:
    seen: list[str] = []

    def work(job, tell):
        revision = Job.objects.get(pk=job.pk).revision
        withdraw_job(
            actor=actor("first_reviewer"), subject=job.pk, revision=revision, reason="不要了"
        )
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                tell(1, 2)
            except heartbeat.Withdrawn:
                seen.append("heard")
                raise
            time.sleep(0.05)
        return Outcome("太晚了")

    doing.work = work
    job = queued()
    assert work_on(job.pk) == "withdrawn"
    assert seen == ["heard"]
    assert doing.ended == [("withdrawn", Job.objects.get().message)]
    assert not Lease.objects.exists()


def test_withdrawn_just_before_the_end_it_stays_withdrawn(queued, doing, actor, caplog) -> None:
    def work(job, _tell):
        revision = Job.objects.get(pk=job.pk).revision
        withdraw_job(
            actor=actor("first_reviewer"), subject=job.pk, revision=revision, reason="不要了"
        )
        return Outcome("已经做好")

    doing.work = work
    job = queued()
    assert work_on(job.pk) == "withdrawn"


def test_a_process_that_ends_gives_the_job_back(queued, doing) -> None:
    def work(_job, tell):
        heartbeat.STOPPING.set()
        tell(1, 2)
        return Outcome("不会到这里")

    doing.work = work
    job = queued()
    assert work_on(job.pk) == "queued"
    job.refresh_from_db()
    assert (job.attempts, job.message) == (0, "系统停止时中断，已重新排队，将从断处继续")
    heartbeat.STOPPING.clear()
    doing.work = lambda _job, _tell: Outcome("做完")
    assert work_on(job.pk) == "done"


@pytest.mark.parametrize("end", [KeyboardInterrupt, SystemExit])
def test_an_interrupt_gives_it_back_and_goes_on_up(queued, doing, end) -> None:
    def work(_job, _tell):
        raise end

    doing.work = work
    job = queued()
    with pytest.raises(end):
        work_on(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.QUEUED
    assert not Lease.objects.exists()


def test_an_orphan_whose_lease_ran_out_is_taken_up(running, doing) -> None:
    job = running()
    assert work_on(job.pk) == "done"
    job.refresh_from_db()
    assert job.attempts == 2


def test_who_has_lost_the_lease_leaves_the_job_to_the_other(
    queued, doing, settings, caplog
) -> None:
    settings.LIMIT = {**settings.LIMIT, "BEAT_SECONDS": 0}

    def work(job, tell):
        Lease.objects.filter(job_id=job.pk).update(holder="somebody else")
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            tell(1, 2)
            time.sleep(0.05)
        return Outcome("")

    doing.work = work
    job = queued()
    assert work_on(job.pk) == "running"
    assert Lease.objects.get().holder == "somebody else"
    assert "已由另一个进程接手" in caplog.text


def test_the_lease_outlives_its_term_while_the_work_goes_on(queued, doing, settings) -> None:
    settings.LIMIT = {**settings.LIMIT, "BEAT_SECONDS": 1, "LEASE_SECONDS": 2}
    others: list[bool] = []

    def work(job, tell):
        for _ in range(8):
            time.sleep(0.5)
            tell(1, 2)
            others.append(lease.take(job.pk, "b", clock.now()))
        return Outcome("做好了")

    doing.work = work
    assert work_on(queued().pk) == "done"
    assert not any(others)


def test_the_system_acts_in_the_jobs_jurisdiction(queued) -> None:
    actor = system_actor(queued())
    assert isinstance(actor, Actor)
    assert (actor.role, actor.jurisdiction) == ("system", "lanzhou")


def test_what_a_full_disk_says() -> None:
    assert is_disk_full(OSError(errno.EDQUOT, "x"))
    assert is_disk_full(RuntimeError("database or disk is full"))
    assert not is_disk_full(OSError(errno.EACCES, "x"))
