"""Only a file that waits can be imported."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.models import Upload, UploadState


def upload_importable(*, subject: Upload, **_: Any) -> Refusal | None:
    """Refuse to import what is being imported, has been imported or was withdrawn."""
    if subject.state in (UploadState.RECEIVED, UploadState.NOT_TAKEN):
        return None
    return Refusal(
        code="upload.state",
        asked="导入这个文件",
        because=f"它的状态是“{UploadState(subject.state).label}”",
        missing="一个已收到、尚未导入的文件",
        by="经办机构初审或复审",
    )
