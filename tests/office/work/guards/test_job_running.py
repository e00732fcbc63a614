from __future__ import annotations

import pytest

from yijian.office.work.guards.job_running import job_running
from yijian.office.work.models import Job, JobState

PERMITTED = {JobState.RUNNING}


@pytest.mark.parametrize("state", list(JobState))
def test_refused_and_permitted(state: JobState) -> None:
    answer = job_running(subject=Job(state=state.value))
    assert (answer is None) == (state in PERMITTED)
    if answer is not None:
        assert state.label in answer.because
        assert answer.sentence().startswith("不能")
        assert answer.code.startswith("work.")
