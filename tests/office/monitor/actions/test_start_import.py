from __future__ import annotations

from pathlib import Path

import pytest

from tests.office.monitor.actions.given import begin_import, hand_in
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.start_import import start_import
from yijian.office.monitor.models import UploadState
from yijian.office.work.models import Job, JobState


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings) -> None:
    settings.HOME = tmp_path


def test_a_job_is_queued_and_the_upload_says_so(actor) -> None:
    upload = begin_import(actor)
    upload.refresh_from_db()
    assert upload.state == UploadState.IMPORTING
    job = upload.job
    assert (job.kind, job.slot, job.state) == ("import", "import", JobState.QUEUED)
    assert job.parameters == {"upload": upload.pk}
    assert job.title == "导入 psn_info_b.csv"


def test_one_import_at_a_time(actor) -> None:
    upload = begin_import(actor)
    who = actor("first_reviewer")
    other = hand_in(who, "psn_no\nP9\n")
    with pytest.raises(Guarded, match="不能开始导入：本统筹区已有一项同类工作"):
        start_import(actor=who, subject=other.pk, revision=other.revision)
    with pytest.raises(Guarded, match="它的状态是“导入中”"):
        start_import(actor=who, subject=upload.pk, revision=upload.revision)
    with pytest.raises(NotAllowed):
        start_import(actor=actor("authority"), subject=other.pk, revision=other.revision)
    assert Job.objects.count() == 1
