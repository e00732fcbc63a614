from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django_tasks_db.models import DBTaskResult

from yijian.kernel.errors import Refused
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.writing import writing
from yijian.office.trail.models import Entry
from yijian.office.work.actions.queue_job import queue_job
from yijian.office.work.models import Job, JobState


def test_a_job_and_its_place_in_the_queue_come_together(queued, organisations) -> None:
    job = queued(parameters={"a": 1}, message="请稍候")
    job.refresh_from_db()
    assert (job.state, job.parameters, job.message) == (JobState.QUEUED, {"a": 1}, "请稍候")
    assert job.organisation == organisations["agency_city"]
    assert (job.jurisdiction, job.requested_by) == ("lanzhou", "first_reviewer")
    task = DBTaskResult.objects.get()
    assert (task.args_kwargs["args"], task.status) == ([job.pk], "READY")
    assert task.task_path == "yijian.office.work.tasks.run_job"
    assert Entry.objects.latest("number").subject == f"work.job:{job.pk}"


def test_a_slot_holds_one_unfinished_job_of_a_jurisdiction(queued, actor, person, doing) -> None:
    first = queued(slot="run")
    with pytest.raises(
        Guarded, match=r"不能试做一件事：本统筹区已有一项同类工作.*先撤回它"
    ) as refused:
        queued(slot="run")
    assert refused.value.code == "work.busy"
    assert list(Job.objects.all()) == [first]
    assert DBTaskResult.objects.count() == 1
    queued(slot="import")
    queued()
    queued()
    hainan = actor(person("first_reviewer", "hainan_agency"))
    queue_job(actor=hainan, kind="of-the-tests", title="海南的", slot="run")
    with writing():
        Job.objects.filter(pk=first.pk).update(state=JobState.DONE)
    queued(slot="run")


def test_the_database_itself_keeps_the_slot(queued) -> None:
    job = queued(slot="run")
    job.pk = None
    with pytest.raises(IntegrityError), transaction.atomic(), writing():
        job.save(force_insert=True)


def test_refusals(queued, actor, doing) -> None:
    with pytest.raises(Refused, match="没有登记过“nobody”这种后台工作"):
        queued(kind="nobody")
    with pytest.raises(NotAllowed, match="安排一项后台工作"):
        queue_job(actor=actor("hospital"), kind="of-the-tests", title="x")
    with pytest.raises(Refused, match="没有代码为“elsewhere”的单位"):
        queue_job(
            actor=actor("first_reviewer", organisation="elsewhere"), kind="of-the-tests", title="x"
        )
    assert not Job.objects.exists()
    assert not DBTaskResult.objects.exists()
