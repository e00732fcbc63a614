from __future__ import annotations

import pytest

from yijian.office.framework.action import Missing, Stale
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.work.actions.withdraw_job import withdraw_job
from yijian.office.work.models import JobState


@pytest.mark.parametrize("stage", ["queued", "running"])
def test_withdrawn_with_a_reason(stage, request, actor, doing) -> None:
    job = request.getfixturevalue(stage)()
    who = actor("second_reviewer")
    withdraw_job(actor=who, subject=job.pk, revision=job.revision, reason=" 选错了日期 ")
    job.refresh_from_db()
    assert (job.state, job.finished_at) == (JobState.WITHDRAWN, who.at)
    assert job.message == f"{who.name}撤回：选错了日期"
    assert doing.ended == [("withdrawn", job.message)]
    with pytest.raises(Guarded, match="它已经结束，状态是“已撤回”"):
        withdraw_job(actor=who, subject=job.pk, revision=job.revision, reason="再来")


def test_refusals(queued, actor, person) -> None:
    job = queued()
    given = {"subject": job.pk, "revision": job.revision}
    with pytest.raises(Guarded, match="没有写撤回的理由"):
        withdraw_job(actor=actor("first_reviewer"), **given, reason="  ")
    with pytest.raises(NotAllowed):
        withdraw_job(actor=actor("auditor"), **given, reason="x")
    hainan = actor(person("first_reviewer", "hainan_agency"))
    with pytest.raises(Missing):
        withdraw_job(actor=hainan, **given, reason="x")
    with pytest.raises(Stale):
        withdraw_job(
            actor=actor("first_reviewer"), subject=job.pk, revision=job.revision + 7, reason="x"
        )
    job.refresh_from_db()
    assert job.state == JobState.QUEUED
