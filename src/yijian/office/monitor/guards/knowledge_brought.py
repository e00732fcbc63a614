"""Files of knowledge must be what their names say, each under a name of its own."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.conf import settings

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.guards.upload_small import upload_small
from yijian.office.monitor.guards.upload_truthful import upload_truthful
from yijian.office.monitor.loading.names import suffix_of
from yijian.office.monitor.loading.sniffing import CSV, XLSX
from yijian.office.monitor.loading.staging import Staged

SUFFIXES = (CSV.suffixes[0], *XLSX.suffixes)
"""What files of knowledge end in."""


def knowledge_brought(*, brought: tuple[Staged, ...], **_: Any) -> Refusal | None:
    """Refuse no file, two of one name, another suffix, and what its name does not say."""
    if not brought:
        return _refused("没有选择文件", "至少一个知识文件")
    times = Counter(it.name for it in brought)
    if twice := sorted(name for name, n in times.items() if n > 1):
        said = f"有两个文件都叫“{twice[0]}”"
        return _refused(said, "名称各不相同的文件；同名的分两批提交")
    for it in brought:
        if suffix_of(it.name) not in SUFFIXES:
            said = f"文件“{it.name or '（没有名称）'}”的后缀不在可收之列"
            return _refused(said, f"后缀为 {'、'.join(SUFFIXES)} 的文件")
        if it.size > settings.LIMIT["KNOWLEDGE_BYTES"]:
            most = settings.LIMIT["KNOWLEDGE_BYTES"]
            return _refused(f"文件“{it.name}”超过 {most:,} 字节的上限", "分成几个较小的文件")
        if refusal := upload_small(staged=it) or upload_truthful(staged=it):
            return refusal
    return None


def _refused(because: str, missing: str) -> Refusal:
    return Refusal(
        code="knowledge.files", asked="收下这一批", because=because, missing=missing, by="提交人"
    )
