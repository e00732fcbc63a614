from __future__ import annotations

import pytest

from yijian.office.work.guards.job_queued import job_queued
from yijian.office.work.models import Job, JobState

PERMITTED = {JobState.QUEUED}


@pytest.mark.parametrize("state", list(JobState))
def test_refused_and_permitted(state: JobState) -> None:
    answer = job_queued(subject=Job(state=state.value))
    assert (answer is None) == (state in PERMITTED)
    if answer is not None:
        assert state.label in answer.because
        assert answer.sentence().startswith("不能")
        assert answer.code.startswith("work.")
