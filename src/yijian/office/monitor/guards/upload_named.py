"""A file must have a name that tells its kind."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.loading.names import suffix_of
from yijian.office.monitor.loading.sniffing import TAKEN
from yijian.office.monitor.loading.staging import Staged


def upload_named(*, staged: Staged, **_: Any) -> Refusal | None:
    """Refuse a name whose suffix is none of those that can be imported."""
    suffixes = [suffix for kind in TAKEN for suffix in kind.suffixes]
    if suffix_of(staged.name) in suffixes:
        return None
    said = f"文件“{staged.name}”的后缀不在可导入之列" if staged.name else "文件没有名称"
    return Refusal(
        code="upload.suffix",
        asked="收下这个文件",
        because=said,
        missing=f"后缀为 {'、'.join(suffixes)} 之一、文件名含国家表名的文件",
        by="上传人",
    )
