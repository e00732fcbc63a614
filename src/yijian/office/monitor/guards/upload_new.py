"""The same content is not kept twice."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.loading.staging import Staged
from yijian.office.monitor.models import Upload, UploadState

_KEPT = (UploadState.RECEIVED, UploadState.IMPORTING, UploadState.IMPORTED)


def upload_new(*, actor: Actor, staged: Staged, **_: Any) -> Refusal | None:
    """Refuse content that was handed in before, and point at the earlier upload."""
    same = Upload.objects.filter(
        jurisdiction=actor.jurisdiction, sha256=staged.sha256, state__in=_KEPT
    )
    earlier = same.order_by("id").first()
    if earlier is None:
        return None
    day = timezone.localdate(earlier.at)
    state = UploadState(earlier.state).label
    return Refusal(
        code="upload.same",
        asked="再次收下同样的内容",
        because=f"它与 {day} 上传的第 {earlier.pk} 号文件“{earlier.name}”（{state}）内容相同",
        missing=f"新的内容；原来的文件请在第 {earlier.pk} 号上传里办理",
        by="上传人",
    )
