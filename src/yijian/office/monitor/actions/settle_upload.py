"""What became of an upload when its import ended."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.monitor.models import Upload, UploadState
from yijian.office.work.models import Job, JobState

_STATES = {
    JobState.DONE: UploadState.IMPORTED,
    JobState.FAILED: UploadState.NOT_TAKEN,
    JobState.WITHDRAWN: UploadState.RECEIVED,
}


@action("monitor.settle_upload", title="记录导入结果", subject=Upload, secret=("job",))
def settle_upload(*, actor: Actor, subject: Upload, job: Job) -> Upload:
    """The upload is imported, not taken, or waits again, as its job ended."""
    subject.state = _STATES[JobState(job.state)]
    subject.message = job.message
    return subject
