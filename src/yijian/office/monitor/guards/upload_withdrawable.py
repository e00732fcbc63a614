"""What lies in the lake cannot be taken back by withdrawing the file."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.models import Upload, UploadState

_MISSING = {
    UploadState.IMPORTING: "先撤回正在进行的导入",
    UploadState.IMPORTED: "上传带有作废标志或更新时间的更正数据",
}


def upload_withdrawable(*, subject: Upload, **_: Any) -> Refusal | None:
    """Refuse to withdraw a file that is being imported, was imported or is withdrawn already."""
    if subject.state in (UploadState.RECEIVED, UploadState.NOT_TAKEN):
        return None
    state = UploadState(subject.state)
    return Refusal(
        code="upload.not_withdrawable",
        asked="撤回这个文件",
        because=f"它的状态是“{state.label}”",
        missing=_MISSING.get(state, "一个尚未导入的文件"),
        by="经办机构初审或复审",
    )
