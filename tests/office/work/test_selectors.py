from __future__ import annotations

import pytest

from yijian.office.framework.action import Missing
from yijian.office.framework.writing import writing
from yijian.office.work.models import Job, JobState
from yijian.office.work.selectors import at_work, job_for, jobs_for, requester


def test_watchers_see_the_jobs_of_their_jurisdiction(queued, actor, person) -> None:
    job = queued()
    assert job_for(actor("auditor"), job.pk) == job
    assert not jobs_for(actor("hospital")).exists()
    hainan = actor(person("auditor", "hainan_agency"))
    assert not jobs_for(hainan).exists()
    with pytest.raises(Missing):
        job_for(hainan, job.pk)


def test_who_asked_has_a_name(queued, people) -> None:
    assert requester(queued()) == people["first_reviewer"].name
    assert requester(Job(requested_by="gone")) == "gone"


def test_a_slot_is_at_work_until_its_job_has_ended(queued) -> None:
    job = queued(slot="run")
    assert at_work("lanzhou", "run")
    assert not at_work("lanzhou", "import")
    assert not at_work("hainan", "run")
    with writing():
        Job.objects.filter(pk=job.pk).update(state=JobState.FAILED)
    assert not at_work("lanzhou", "run")
