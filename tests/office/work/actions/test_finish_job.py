from __future__ import annotations

import pytest

from yijian.office.framework.guard import Guarded
from yijian.office.work.actions.finish_job import finish_job
from yijian.office.work.models import JobState


def test_done_with_a_sentence_and_a_result(running, actor, doing) -> None:
    job, system = running(), actor("system")
    finish_job(
        actor=system, subject=job.pk, revision=job.revision, state="done", message="好了",
        result={"n": 1},
    )  # fmt: skip
    job.refresh_from_db()
    assert (job.state, job.message, job.result) == (JobState.DONE, "好了", {"n": 1})
    assert job.finished_at == system.at
    assert doing.ended == [("done", "好了")]


def test_failed_in_words(running, actor, doing) -> None:
    job = running()
    finish_job(
        actor=actor("system"), subject=job.pk, revision=job.revision, state="failed", message="不行"
    )
    job.refresh_from_db()
    assert (job.state, job.message) == (JobState.FAILED, "不行")
    assert doing.ended == [("failed", "不行")]


def test_what_hangs_on_the_job_ends_with_it_or_not_at_all(
    running, actor, doing, monkeypatch
) -> None:
    job = running()

    def breaks(_job: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("yijian.office.work.actions.finish_job.tell_ended", breaks)
    with pytest.raises(RuntimeError):
        finish_job(
            actor=actor("system"), subject=job.pk, revision=job.revision, state="done", message=""
        )
    job.refresh_from_db()
    assert job.state == JobState.RUNNING


def test_what_is_not_running_cannot_end(queued, actor) -> None:
    job = queued()
    with pytest.raises(Guarded, match="它的状态是“排队”，不在进行"):
        finish_job(
            actor=actor("system"), subject=job.pk, revision=job.revision, state="done", message=""
        )
