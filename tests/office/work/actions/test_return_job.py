from __future__ import annotations

import pytest
from django_tasks_db.models import DBTaskResult

from yijian.office.framework.guard import Guarded
from yijian.office.work.actions.begin_job import begin_job
from yijian.office.work.actions.return_job import return_job
from yijian.office.work.models import JobState


def test_back_to_the_queue_with_a_new_task(running, actor, doing) -> None:
    job = running()
    return_job(actor=actor("system"), subject=job.pk, revision=job.revision)
    job.refresh_from_db()
    assert job.state == JobState.QUEUED
    assert job.message == "第 1 次办理中断，已重新排队，将从断处继续"
    assert DBTaskResult.objects.filter(status="READY").count() == 2
    assert doing.ended == []


def test_too_many_attempts_end_it_in_words(running, actor, doing, settings) -> None:
    settings.LIMIT = {**settings.LIMIT, "JOB_ATTEMPTS": 2}
    job = running()
    return_job(actor=actor("system"), subject=job.pk, revision=job.revision)
    begin_job(actor=actor("system"), subject=job.pk, revision=job.revision + 1)
    return_job(actor=actor("system"), subject=job.pk, revision=job.revision + 2)
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert job.message.startswith("这项工作中断了 2 次，不再自动重试")
    assert doing.ended == [("failed", job.message)]


def test_an_orderly_return_is_no_failed_attempt(running, actor, settings) -> None:
    settings.LIMIT = {**settings.LIMIT, "JOB_ATTEMPTS": 1}
    job = running()
    return_job(actor=actor("system"), subject=job.pk, revision=job.revision, orderly="停机")
    job.refresh_from_db()
    assert (job.state, job.attempts, job.message) == (JobState.QUEUED, 0, "停机")


def test_only_what_runs_is_returned(queued, actor) -> None:
    job = queued()
    with pytest.raises(Guarded, match="需要：一项进行中的工作"):
        return_job(actor=actor("system"), subject=job.pk, revision=job.revision)
