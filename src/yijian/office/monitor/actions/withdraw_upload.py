"""A file that was handed in is withdrawn before it is imported."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.upload_withdrawable import upload_withdrawable
from yijian.office.monitor.models import Upload, UploadState
from yijian.office.work.guards.reason_given import reason_given


@action(
    "monitor.withdraw_upload",
    title="撤回上传文件",
    subject=Upload,
    guards=(reason_given, upload_withdrawable),
)
def withdraw_upload(*, actor: Actor, subject: Upload, reason: str) -> Upload:
    """Withdraw the file; it stays where it lies, and is not imported."""
    subject.state = UploadState.WITHDRAWN
    subject.message = f"{actor.name}撤回：{reason.strip()}"
    return subject
