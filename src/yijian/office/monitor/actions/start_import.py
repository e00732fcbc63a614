"""An uploaded file is to be imported."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.import_free import import_free
from yijian.office.monitor.guards.upload_importable import upload_importable
from yijian.office.monitor.models import Upload, UploadState
from yijian.office.work.actions.queue_job import queue_job


@action(
    "monitor.start_import",
    title="导入上传的文件",
    subject=Upload,
    guards=(upload_importable, import_free),
)
def start_import(*, actor: Actor, subject: Upload) -> Upload:
    """Queue the import; the upload's ``job`` shows how it goes."""
    job = queue_job(
        actor=actor,
        kind="import",
        title=f"导入 {subject.name}",
        parameters={"upload": subject.pk},
        slot="import",
    )
    subject.job = job
    subject.state = UploadState.IMPORTING
    subject.message = ""
    note(job=job.pk)
    return subject
