"""A list leaves the house only as long as somebody can answer for it."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from yijian.office.framework.guard import Refusal

ASKED = "导出疑点"


def export_size(*, rows: int, **_: Any) -> Refusal | None:
    """Refuse to export nothing, or more than ``LIMIT EXPORT_ROWS``."""
    most = settings.LIMIT["EXPORT_ROWS"]
    if rows < 1:
        return Refusal(
            code="monitor.export_empty",
            asked=ASKED,
            because="按现在的筛选条件没有疑点",
            missing="有疑点的筛选条件",
            by="导出人",
        )
    if rows > most:
        return Refusal(
            code="monitor.export_too_many",
            asked=ASKED,
            because=f"筛选结果超过一次导出的上限 {most:,} 条",
            missing=f"把范围缩小到 {most:,} 条以内（例如按月份、机构或规则分次导出）",
            by="导出人",
        )
    return None
