from __future__ import annotations

import pytest

from yijian.office.framework.action import Missing
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.work.actions.begin_job import begin_job
from yijian.office.work.models import JobState


def test_it_is_running_and_counted(queued, actor) -> None:
    job = queued(message="请稍候")
    system = actor("system")
    begin_job(actor=system, subject=job.pk, revision=job.revision)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.message) == (JobState.RUNNING, 1, "")
    assert job.started_at == system.at


def test_only_what_waits_is_begun_and_only_by_the_system(running, queued, actor) -> None:
    job = running()
    with pytest.raises(Guarded, match="它的状态是“进行中”，不在排队"):
        begin_job(actor=actor("system"), subject=job.pk, revision=job.revision)
    other = queued()
    with pytest.raises(NotAllowed):
        begin_job(actor=actor("first_reviewer"), subject=other.pk, revision=other.revision)
    with pytest.raises(Missing):
        begin_job(
            actor=actor("system", jurisdiction="hainan"), subject=other.pk, revision=other.revision
        )
