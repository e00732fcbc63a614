"""A file must be what its name says."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.loading.names import suffix_of
from yijian.office.monitor.loading.sniffing import EMPTY, TAKEN, kind_of
from yijian.office.monitor.loading.staging import Staged


def upload_truthful(*, staged: Staged, **_: Any) -> Refusal | None:
    """Refuse a file whose content is of another kind than its suffix."""
    suffix = suffix_of(staged.name)
    kind = kind_of(staged.path)
    if suffix in kind.suffixes:
        return None
    if kind is EMPTY:
        because, missing = f"文件“{staged.name}”是空的", "有内容的文件"
    else:
        because = f"文件“{staged.name}”的后缀是 {suffix}，内容却是{kind.title}"
        wanted = next(it.title for it in TAKEN if suffix in it.suffixes)
        missing = f"真正的{wanted}"
        if kind.suffixes:
            missing += f"，或把后缀改为 {kind.suffixes[0]} 再上传"
    return Refusal(
        code="upload.lies", asked="收下这个文件", because=because, missing=missing, by="上传人"
    )
