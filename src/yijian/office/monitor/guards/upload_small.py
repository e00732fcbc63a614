"""A file must not be larger than the limit."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.loading.staging import Staged


def upload_small(*, staged: Staged, **_: Any) -> Refusal | None:
    """Refuse a file that was cut off because it is too large."""
    if not staged.cut:
        return None
    return Refusal(
        code="upload.too_large",
        asked="收下这个文件",
        because=f"文件“{staged.name}”超过 {settings.LIMIT['UPLOAD_BYTES']:,} 字节的上限",
        missing="分成几个较小的文件，或由系统管理员在服务器上直接导入",
        by="上传人",
    )
