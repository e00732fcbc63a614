from __future__ import annotations

from pathlib import Path

import pytest

from tests.office.monitor.actions.given import begin_import
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.settle_upload import settle_upload
from yijian.office.monitor.models import UploadState
from yijian.office.work.models import JobState


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings) -> None:
    settings.HOME = tmp_path


@pytest.mark.parametrize(
    ("ended", "state"),
    [
        (JobState.DONE, UploadState.IMPORTED),
        (JobState.FAILED, UploadState.NOT_TAKEN),
        (JobState.WITHDRAWN, UploadState.RECEIVED),
    ],
)
def test_it_is_as_its_job_ended(actor, ended, state) -> None:
    upload = begin_import(actor)
    job = upload.job
    job.state, job.message = ended, "这样结束"
    settle_upload(actor=actor("system"), subject=upload.pk, revision=upload.revision, job=job)
    upload.refresh_from_db()
    assert (upload.state, upload.message) == (state, "这样结束")


def test_only_the_system_settles(actor) -> None:
    upload = begin_import(actor)
    with pytest.raises(NotAllowed):
        settle_upload(actor=actor("first_reviewer"), subject=upload.pk, revision=2, job=upload.job)
