"""Nothing is exported that is empty or too long."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from yijian.office.framework.guard import Refusal


def rows_to_export(*, rows: int, **_: Any) -> Refusal | None:
    """Refuse to export nothing, or more than ``LIMIT EXPORT_ROWS``."""
    most = settings.LIMIT["EXPORT_ROWS"]
    if 0 < rows <= most:
        return None
    because = f"有 {rows:,} 行，超过一次导出的上限 {most:,} 行" if rows else "没有可导出的行"
    return Refusal(
        code="policy.export",
        asked="导出",
        because=because,
        missing=f"1 至 {most:,} 行的筛选结果",
        by="导出人",
    )
